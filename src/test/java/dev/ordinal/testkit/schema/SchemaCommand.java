package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.catalog.EventSchema;
import dev.ordinal.engine.schema.compatibility.Compatibility;
import dev.ordinal.engine.schema.compatibility.ReleaseRules;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Works on schemas from the command line: {@code mvn process-test-classes -Dschemas=diff} tells
 * where records and their newest schemas differ, {@code draft} writes schemas for versions that
 * have none, and {@code release} puts drafts on the list.
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
     * Runs one of them.
     *
     * @param arguments what to do, the folder in which {@code schemas} lies, and where the compiled
     *     classes are
     */
    @SuppressWarnings("SystemOut") // it is a command
    public static void main(String... arguments) {
        var resources = new SchemaFolder(Path.of(arguments[1]));
        var records = EventRecords.in(Path.of(arguments[2]));
        new SchemaCommand(resources, records, System.out).run(arguments[0]);
    }

    void run(String what) {
        switch (what) {
            case "diff" -> records.written().values().forEach(this::diff);
            case "draft" -> records.written().values().forEach(this::draft);
            case "release" -> folder.drafts().forEach(this::release);
            default ->
                    throw new IllegalArgumentException(
                            "\"" + what + "\": say diff, draft or release");
        }
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

    private String least(EventSchema draft) {
        var known = folder.released().versionsOf(draft.event().name());
        return new ReleaseRules(known, Compatibility.FULL_TRANSITIVE)
                .check(draft)
                .least()
                .toString();
    }

    private void draft(Class<?> type) {
        var event = EventName.of(type);
        if (folder.has(event)) return;
        var draft = Draft.of(RecordSchema.derive(type), newest(event.name()));
        out.println("Drafted " + folder.write(draft));
    }

    private void release(EventSchema draft) {
        var name = draft.event().name();
        var known = folder.released().releasesOf(name);
        var verdict = new ReleaseRules(known, Compatibility.BACKWARD_TRANSITIVE).check(draft);
        if (!verdict.isCompatible()) {
            throw new IllegalStateException(
                    "%s is not released: %s. The least version is %s"
                            .formatted(draft.event(), verdict.findings(), verdict.least()));
        }
        folder.release(draft);
        out.println("Released " + draft.event());
    }

    private @Nullable EventSchema newest(String name) {
        List<EventSchema> versions = folder.released().versionsOf(name);
        return versions.isEmpty() ? null : versions.getLast();
    }
}
