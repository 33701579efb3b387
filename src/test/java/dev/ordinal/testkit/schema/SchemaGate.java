package dev.ordinal.testkit.schema;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.Module;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.schema.InvalidEventException;
import dev.ordinal.engine.schema.UnknownEventException;
import dev.ordinal.engine.schema.UnreadableEventException;
import dev.ordinal.engine.schema.catalog.EventSchema;
import dev.ordinal.engine.schema.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.catalog.UnsoundSchemaException;
import dev.ordinal.engine.schema.compatibility.Comparison;
import dev.ordinal.engine.schema.compatibility.Compatibility;
import dev.ordinal.engine.schema.compatibility.ReleaseRules;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Revisions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be true of a service's events before it is built: every record has its schema, no
 * released schema was edited, every version keeps what its number promises, and whatever was ever
 * released can still be read.
 */
public final class SchemaGate {

    private static final String DRAFT = "mvn process-test-classes -Dschemas=draft";
    private static final String RELEASE = "mvn process-test-classes -Dschemas=release";

    private final SchemaFolder folder;
    private final EventRecords records;
    private final List<Revision> revisions;
    private final Samples samples;
    private final List<String> faults = new ArrayList<>();

    SchemaGate(
            SchemaFolder folder, EventRecords records, List<Revision> revisions, Samples samples) {
        this.folder = folder;
        this.records = records;
        this.revisions = revisions;
        this.samples = samples;
    }

    /**
     * The gate of a service.
     *
     * @param resources the folder in which {@code schemas} lies
     * @param classes where its compiled classes are
     */
    public static SchemaGate of(Path resources, Path classes, Samples samples) {
        return new SchemaGate(
                new SchemaFolder(resources),
                EventRecords.in(classes),
                EventRecords.revisionsIn(classes),
                samples);
    }

    /** Everything that is wrong; each names the event, the place and the rule. */
    public List<String> faults() {
        faults.clear();
        try {
            var catalog = folder.released();
            folder.drafts().forEach(this::unreleased);
            check(catalog);
        } catch (IllegalStateException | UnsoundSchemaException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return List.copyOf(faults);
    }

    private void unreleased(EventSchema draft) {
        faults.add(
                "%s: schemas/%s/%s.json is not on the list of releases. Look it over, then: %s"
                        .formatted(
                                draft.event(),
                                draft.event().name(),
                                draft.event().version(),
                                RELEASE));
    }

    private void check(SchemaCatalog catalog) {
        records.written().values().forEach(type -> checkWritten(type, catalog));
        records.asked().forEach(type -> checkAsked(type, catalog));
        catalog.names().forEach(name -> checkReleases(name, catalog));
        if (faults.isEmpty()) checkReadable(catalog);
    }

    private void checkWritten(Class<?> type, SchemaCatalog catalog) {
        var event = EventName.of(type);
        var newest = catalog.versionsOf(event.name());
        if (catalog.find(event).isEmpty()) {
            if (!folder.has(event)) {
                fault(
                        event,
                        "%s has no schema. Draft it with: %s"
                                .formatted(type.getSimpleName(), DRAFT));
            }
            return;
        }
        if (!newest.getLast().event().equals(event)) {
            fault(
                    event,
                    "%s is released, and %s still writes %s"
                            .formatted(
                                    newest.getLast().event().version(),
                                    type.getSimpleName(),
                                    event.version()));
        }
        compareRecord(type, event, newest.getLast());
    }

    private void compareRecord(Class<?> type, EventName event, EventSchema schema) {
        var ofRecord = RecordSchema.derive(type, schema.event());
        for (var difference : RecordFit.differences(ofRecord, schema)) {
            fault(
                    event,
                    difference
                            + ". "
                            + type.getSimpleName()
                            + " was changed and its schema was not: raise its version, then: "
                            + DRAFT);
        }
    }

    /** A record that asks for an older version need not name all of it. */
    private void checkAsked(Class<?> type, SchemaCatalog catalog) {
        var event = EventName.of(type);
        var schema = catalog.find(event);
        if (schema.isEmpty()) {
            fault(
                    event,
                    "%s asks for a version that was never released"
                            .formatted(type.getSimpleName()));
            return;
        }
        for (var hindrance : Comparison.hindrances(RecordSchema.derive(type), schema.get())) {
            fault(event, "%s cannot be read by %s".formatted(hindrance, type.getSimpleName()));
        }
    }

    private void checkReleases(String name, SchemaCatalog catalog) {
        var before = new ArrayList<EventSchema>();
        for (EventSchema schema : catalog.releasesOf(name)) {
            var verdict = new ReleaseRules(List.copyOf(before), promiseOf(name)).check(schema);
            for (var finding : verdict.findings()) {
                fault(
                        schema.event(),
                        "%s. It breaks %s; released as %s it would not"
                                .formatted(finding, promiseOf(name), verdict.least()));
            }
            before.add(schema);
        }
    }

    private Compatibility promiseOf(String name) {
        var type = records.written().get(name);
        var annotation = type == null ? null : type.getAnnotation(EventType.class);
        return annotation == null || annotation.published()
                ? Compatibility.FULL_TRANSITIVE
                : Compatibility.BACKWARD_TRANSITIVE;
    }

    private void checkReadable(SchemaCatalog catalog) {
        var types = new HashSet<Class<? extends Event>>();
        records.written().values().forEach(type -> types.add(type.asSubclass(Event.class)));
        var module = new Module("all", Set.of(), types);
        var registry =
                new EventRegistry(List.of(module), catalog, new Revisions(revisions, catalog));
        catalog.names().stream()
                .flatMap(name -> catalog.versionsOf(name).stream())
                .forEach(schema -> checkSamples(schema, registry));
    }

    private void checkSamples(EventSchema schema, EventRegistry registry) {
        var bodies = samples.of(schema.event());
        if (bodies.isEmpty()) {
            fault(
                    schema.event(),
                    "there is no sample %s/%s.json"
                            .formatted(
                                    samples.folder().resolve(schema.event().name()),
                                    schema.event().version()));
        }
        bodies.forEach(body -> checkSample(schema, body, registry));
    }

    private void checkSample(EventSchema schema, String body, EventRegistry registry) {
        var tree = Json.STRICT.readTree(body);
        schema.violations(tree)
                .forEach(v -> fault(schema.event(), "its sample is not valid: %s".formatted(v)));
        try {
            for (Event event : registry.decoder().decode(schema.event(), body, 0)) {
                var written = Json.STRICT.readTree(registry.write(event));
                boolean isCurrent = registry.nameOf(event).equals(schema.event());
                if (isCurrent && !written.equals(tree)) {
                    fault(schema.event(), "its sample comes back from the record as " + written);
                }
            }
        } catch (UnknownEventException | UnreadableEventException | InvalidEventException e) {
            fault(schema.event(), "its sample cannot be read: " + e.getMessage());
        }
    }

    private void fault(EventName event, String what) {
        faults.add(event + ": " + what);
    }
}
