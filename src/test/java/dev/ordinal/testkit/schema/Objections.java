package dev.ordinal.testkit.schema;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.compatibility.ReleaseRules;

import java.util.ArrayList;
import java.util.List;

/** Objections to a schema, to its content or to its release. */
record Objections(EventRecords records) {

    /**
     * The violations of the version number's promise; {@code before} are the versions released
     * earlier.
     */
    List<String> toNumber(EventSchema schema, List<EventSchema> before) {
        var promise = records.promiseOf(schema.event().name());
        var verdict = new ReleaseRules(List.copyOf(before), promise).check(schema);
        return verdict.findings().stream()
                .map(finding ->
                        "%s. It breaks %s; released as %s it would not"
                                .formatted(finding, promise, verdict.least()))
                .toList();
    }

    /**
     * The differences to the record that writes this version; empty if the record has another
     * version.
     */
    List<String> toRecord(EventSchema schema) {
        var type = records.written().get(schema.event().name());
        if (type == null || !EventName.of(type).equals(schema.event())) return List.of();
        return RecordFit.differences(RecordSchema.derive(type), schema).stream()
                .map(difference -> "%s, in %s".formatted(difference, type.getSimpleName()))
                .toList();
    }

    /** The properties without a description: what they mean, nobody can add once it is released. */
    List<String> toDescriptions(EventSchema draft) {
        return Undescribed.in(draft.document()).stream()
                .map("%s has no description"::formatted)
                .toList();
    }

    List<String> to(EventSchema draft, List<EventSchema> before) {
        var all = new ArrayList<>(toNumber(draft, before));
        all.addAll(toRecord(draft));
        all.addAll(toDescriptions(draft));
        return all;
    }
}
