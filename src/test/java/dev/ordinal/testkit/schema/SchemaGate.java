package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.catalog.UnsoundSchemaException;
import dev.ordinal.engine.schema.internal.compatibility.Comparison;
import dev.ordinal.engine.schema.upcast.Revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of a service's events that the build makes: every record has its schema, no released
 * schema was edited, every version keeps the promise of its number, and every released version can
 * still be read.
 */
public final class SchemaGate {

    private static final String DRAFT = "mvn process-test-classes -Dschemas=draft";
    private static final String RELEASE = "mvn process-test-classes -Dschemas=release";

    private final SchemaFolder folder;
    private final EventRecords records;
    private final List<Revision> revisions;
    private final Samples samples;
    private final Objections objections;
    private final List<String> faults = new ArrayList<>();

    SchemaGate(
            SchemaFolder folder, EventRecords records, List<Revision> revisions, Samples samples) {
        this.folder = folder;
        this.records = records;
        this.revisions = revisions;
        this.samples = samples;
        this.objections = new Objections(records);
    }

    /**
     * The gate of a service.
     *
     * @param resources the folder in which {@code schemas} lies
     * @param classes folders of its compiled classes
     */
    public static SchemaGate of(Path resources, Samples samples, Path... classes) {
        var folders = List.of(classes);
        return new SchemaGate(
                new SchemaFolder(resources),
                EventRecords.in(folders),
                EventRecords.revisionsIn(folders),
                samples);
    }

    /** All faults; each names the event, the place and the rule. */
    public List<String> faults() {
        faults.clear();
        revisions.forEach(this::requireBean);
        try {
            var catalog = folder.released();
            folder.drafts().forEach(draft -> unreleased(draft, catalog));
            records.written().values().forEach(type -> checkWritten(type, catalog));
            records.asked().forEach(type -> checkAsked(type, catalog));
            catalog.names().forEach(name -> checkReleases(name, catalog));
            new SampleCheck(catalog, records, revisions, samples).faults().forEach(faults::add);
        } catch (IllegalStateException | UnsoundSchemaException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return List.copyOf(faults);
    }

    private void requireBean(Revision revision) {
        var type = revision.getClass();
        boolean isBean =
                type.isAnnotationPresent(Dependent.class)
                        || type.isAnnotationPresent(ApplicationScoped.class);
        if (isBean) return;
        faults.add(
                "%s (%s) is never made, for CDI does not find it: annotate it with @Dependent"
                        .formatted(revision.step(), type.getSimpleName()));
    }

    private void unreleased(EventSchema draft, SchemaCatalog catalog) {
        var against = objections.to(draft, catalog.releasesOf(draft.event().name()));
        against.forEach(what -> fault(draft.event(), "cannot be released: " + what));
        if (!against.isEmpty()) return;
        fault(
                draft.event(),
                "schemas/%s/%s.json is not on the list of releases. Look it over, then: %s; or delete it"
                        .formatted(draft.event().name(), draft.event().version(), RELEASE));
    }

    private void checkWritten(Class<?> type, SchemaCatalog catalog) {
        var event = EventName.of(type);
        var schema = catalog.find(event);
        if (schema.isEmpty()) {
            if (!folder.has(event)) {
                fault(event, type.getSimpleName() + " has no schema. Draft it with: " + DRAFT);
            }
            return;
        }
        var newest = catalog.versionsOf(event.name()).getLast().version();
        if (!newest.equals(event.semanticVersion())) {
            fault(
                    event,
                    "%s is released, and %s still writes %s"
                            .formatted(newest, type.getSimpleName(), event.version()));
        }
        for (String what : objections.toRecord(schema.get())) {
            fault(
                    event,
                    what
                            + ". A released schema stays: give the record a higher version, then: "
                            + DRAFT);
        }
    }

    /**
     * Checks the record of a reader of an older version, which need not have all of its properties.
     */
    private void checkAsked(Class<?> type, SchemaCatalog catalog) {
        var event = EventName.of(type);
        var schema = catalog.find(event);
        if (schema.isEmpty()) {
            fault(event, type.getSimpleName() + " asks for a version that was never released");
            return;
        }
        for (var hindrance : Comparison.hindrances(RecordSchema.derive(type), schema.get())) {
            fault(event, hindrance + " cannot be read by " + type.getSimpleName());
        }
    }

    private void checkReleases(String name, SchemaCatalog catalog) {
        var before = new ArrayList<EventSchema>();
        for (EventSchema schema : catalog.releasesOf(name)) {
            objections.toNumber(schema, before).forEach(what -> fault(schema.event(), what));
            before.add(schema);
        }
    }

    private void fault(EventName event, String what) {
        faults.add(event + ": " + what);
    }
}
