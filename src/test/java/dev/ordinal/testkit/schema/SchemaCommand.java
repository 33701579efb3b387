package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.SemanticVersion;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.UnsoundSchemaException;
import dev.ordinal.engine.schema.internal.compatibility.ReleaseRules;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Command line tool for schemas: {@code mvn process-test-classes -Dschemas=diff} shows where
 * records and their newest schemas differ, {@code draft} writes schemas for versions that have
 * none, and {@code release} adds drafts to the list of released schemas.
 */
public final class SchemaCommand {

    private final SchemaFolder folder;
    private final EventRecords records;
    private final PrintStream out;

    SchemaCommand(SchemaFolder folder, EventRecords records, PrintStream out) {
        this.folder = folder;
        this.records = records;
        this.out = out;
    }

    /**
     * Runs a command, and ends the process with exit code 1 if it fails.
     *
     * @param arguments the command, the folder that contains {@code schemas}, and one or more
     *     folders of compiled classes
     */
    @SuppressWarnings("SystemOut") // it is a command
    public static void main(String... arguments) {
        try {
            var resources = new SchemaFolder(Path.of(arguments[1]));
            var records = EventRecords.in(folders(arguments));
            var command = new SchemaCommand(resources, records, System.out);
            if (!command.run(arguments[0])) System.exit(1);
        } catch (IllegalStateException | UnsoundSchemaException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<Path> folders(String... arguments) {
        return Stream.of(arguments).skip(2).map(Path::of).toList();
    }

    /** Runs a command; returns whether it succeeded. */
    boolean run(String what) {
        switch (what) {
            case "diff" -> records.written().values().forEach(this::diff);
            case "draft" -> records.written().values().forEach(this::draft);
            case "release" -> {
                return release();
            }
            default -> {
                out.println("\"" + what + "\"? Say diff, draft or release");
                return false;
            }
        }
        return true;
    }

    private void diff(Class<?> type) {
        var event = EventName.of(type);
        var newest = newest(event.name());
        if (newest == null) {
            out.println(event + ": no schema yet");
            return;
        }
        var ofRecord = RecordSchema.derive(type, newest.event());
        var differences = RecordFit.differences(ofRecord, newest);
        if (differences.isEmpty()) {
            out.println(event + ": as in its schema");
            return;
        }
        out.println("%s: differs from %s".formatted(event, newest.event().version()));
        differences.forEach(difference -> out.println("  " + difference));
        out.println("  least version: " + least(Draft.of(ofRecord, newest)));
    }

    private SemanticVersion least(EventSchema draft) {
        var name = draft.event().name();
        var known = folder.released().versionsOf(name);
        return new ReleaseRules(known, records.promiseOf(name)).check(draft).least();
    }

    private void draft(Class<?> type) {
        var event = EventName.of(type);
        var ofRecord = RecordSchema.derive(type);
        var released = folder.released().find(event);
        if (released.isPresent()) {
            keep(type, ofRecord, released.get());
            return;
        }
        var drafted = folder.draft(event);
        if (drafted.isEmpty()) {
            var draft = Draft.of(ofRecord, newest(event.name()));
            out.println("%s: drafted %s".formatted(event, folder.write(draft)));
        } else if (RecordFit.differences(ofRecord, drafted.get()).isEmpty()) {
            out.println(event + ": the draft is there, and fits");
        } else {
            var draft = Draft.of(ofRecord, drafted.get());
            out.println("%s: drafted again %s".formatted(event, folder.write(draft)));
        }
    }

    private void keep(Class<?> type, EventSchema ofRecord, EventSchema released) {
        if (RecordFit.differences(ofRecord, released).isEmpty()) {
            out.println(released.event() + ": as in its schema");
            return;
        }
        out.println(
                "%s: %s differs from what is released. Give it the version %s, at least"
                        .formatted(
                                released.event(),
                                type.getSimpleName(),
                                least(Draft.of(ofRecord, released))));
    }

    private boolean release() {
        var drafts = folder.drafts();
        if (drafts.isEmpty()) out.println("There are no drafts");
        boolean isComplete = true;
        for (EventSchema draft : drafts) isComplete &= release(draft);
        return isComplete;
    }

    private boolean release(EventSchema draft) {
        var known = folder.released().releasesOf(draft.event().name());
        var against = new Objections(records).to(draft, known);
        if (against.isEmpty()) {
            folder.release(draft);
            out.println("Released " + draft.event());
            return true;
        }
        against.forEach(what -> out.println("Not released: %s: %s".formatted(draft.event(), what)));
        return false;
    }

    private @Nullable EventSchema newest(String name) {
        List<EventSchema> versions = folder.released().versionsOf(name);
        return versions.isEmpty() ? null : versions.getLast();
    }
}
