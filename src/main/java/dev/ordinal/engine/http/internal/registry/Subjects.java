package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Events as numbered subjects of Confluent's registry. A subject or version that does not exist
 * ends in a {@link ConfluentException}.
 */
@ApplicationScoped
class Subjects {

    @Inject private EventRegistry registry;
    @Inject private ServedSchemas served;

    /** All versions of a subject, in the order of their release. */
    List<EventSchema> releases(String subject) {
        var found = registry.schemas().releasesOf(ConfluentNames.event(subject));
        if (found.isEmpty()) throw ConfluentException.noSubject(subject);
        return found;
    }

    /** The versions of a subject, or its latest one. */
    List<EventSchema> releases(String subject, boolean latestOnly) {
        var all = releases(subject);
        return latestOnly ? List.of(all.getLast()) : all;
    }

    boolean exists(String subject) {
        return registry.schemas().names().contains(ConfluentNames.event(subject));
    }

    /** The subjects with a prefix, which may name a context. */
    List<String> beginningWith(String prefix) {
        var beginning = ConfluentNames.prefix(prefix);
        return registry.schemas().names().stream()
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    /** A version by its number, or the latest. */
    EventSchema find(String subject, String version) {
        var found = releases(subject);
        if (version.equals("latest") || version.equals("-1")) return found.getLast();
        if (!version.matches("[1-9]\\d{0,8}")) throw ConfluentException.badVersion(version);
        int number = Integer.parseInt(version);
        if (number > found.size()) throw ConfluentException.noVersion(version);
        return found.get(number - 1);
    }

    /** A schema by its id. */
    EventSchema find(String id) {
        if (!id.matches("\\d{1,10}")) throw ConfluentException.noSchema();
        long number = Long.parseLong(id);
        return registry.schemas()
                .find((int) Math.min(number, Integer.MAX_VALUE))
                .filter(schema -> schema.id() == number)
                .orElseThrow(ConfluentException::noSchema);
    }

    /** The release with exactly this schema. */
    EventSchema known(String subject, JsonNode document) {
        releases(subject);
        return find(subject, document).orElseThrow(ConfluentException::noSchema);
    }

    /** The release with exactly this schema, if there is one. */
    Optional<EventSchema> find(String subject, JsonNode document) {
        return registry.schemas().releasesOf(ConfluentNames.event(subject)).stream()
                .filter(isSame(document))
                .findFirst();
    }

    private Predicate<EventSchema> isSame(JsonNode document) {
        return schema ->
                schema.document().equals(document) || served.document(schema).equals(document);
    }

    /** The number of a schema in the order of releases. */
    int number(EventSchema schema) {
        return registry.schemas().releasesOf(schema.event().name()).indexOf(schema) + 1;
    }

    /** The JSON object that Confluent's clients read. */
    Map<String, Object> described(EventSchema schema) {
        var description = new LinkedHashMap<String, Object>();
        description.put("subject", schema.event().name());
        description.put("version", number(schema));
        description.put("id", schema.id());
        description.put("schemaType", "JSON");
        description.put("schema", served.document(schema).toString());
        return description;
    }
}
