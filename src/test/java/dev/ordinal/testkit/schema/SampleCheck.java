package dev.ordinal.testkit.schema;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.InvalidEventException;
import dev.ordinal.engine.schema.internal.UnknownEventException;
import dev.ordinal.engine.schema.internal.UnreadableEventException;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.engine.schema.upcast.Revision;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Check that events stored under every released version can still be read, made with samples. */
final class SampleCheck {

    private final SchemaCatalog catalog;
    private final Samples samples;
    private final EventRegistry registry;

    /** The events whose record has a version that is not released yet. */
    private final Set<String> waits;

    SampleCheck(
            SchemaCatalog catalog,
            EventRecords records,
            List<Revision> revisions,
            Samples samples) {
        this.catalog = catalog;
        this.samples = samples;
        this.waits =
                records.written().values().stream()
                        .map(EventName::of)
                        .filter(event -> catalog.find(event).isEmpty())
                        .map(EventName::name)
                        .collect(Collectors.toSet());
        var types = new HashSet<Class<? extends Event>>();
        records.written().values().stream()
                .filter(type -> catalog.find(EventName.of(type)).isPresent())
                .forEach(type -> types.add(type.asSubclass(Event.class)));
        var module = new ModuleDefinition("all", Set.of(), types);
        this.registry =
                new EventRegistry(List.of(module), catalog, new Revisions(revisions, catalog));
    }

    /** The versions that cannot be read, or have no sample. */
    Stream<String> faults() {
        return catalog.names().stream()
                .filter(name -> !waits.contains(name))
                .flatMap(name -> catalog.versionsOf(name).stream())
                .flatMap(schema -> faults(schema).map(what -> schema.event() + ": " + what));
    }

    private Stream<String> faults(EventSchema schema) {
        var bodies = samples.of(schema.event());
        return bodies.isEmpty()
                ? Stream.of(
                        "there is no sample %s: a body as the record writes it, with nulls"
                                .formatted(samples.file(schema.event())))
                : bodies.stream().flatMap(body -> faults(schema, body));
    }

    private Stream<String> faults(EventSchema schema, String body) {
        try {
            var tree = Json.STRICT.readTree(body);
            var violations = schema.violations(tree);
            return violations.isEmpty()
                    ? registry.decoder().decode(schema.event(), body, 0).stream()
                            .flatMap(event -> differences(schema, tree, event))
                            .toList()
                            .stream()
                    : violations.stream().map(v -> "its sample is not valid: " + v);
        } catch (JacksonException e) {
            return Stream.of("its sample is no JSON: " + e.getOriginalMessage());
        } catch (UnknownEventException | UnreadableEventException | InvalidEventException e) {
            var why = String.valueOf(e.getMessage()).replace(" at position 0", "");
            return Stream.of("its sample cannot be read: " + why);
        }
    }

    private Stream<String> differences(EventSchema schema, JsonNode sample, Event event) {
        var written = Json.STRICT.readTree(registry.write(event));
        boolean isCurrent = registry.nameOf(event).equals(schema.event());
        return !isCurrent || withoutNulls(written).equals(withoutNulls(sample))
                ? Stream.empty()
                : Stream.of("its sample comes back from the record as " + written);
    }

    /** The body without null properties, which mean the same as missing ones. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node.isArray()) {
            var items = Json.TOLERANT.createArrayNode();
            node.forEach(item -> items.add(withoutNulls(item)));
            return items;
        }
        if (!(node instanceof ObjectNode object)) return node;
        var rest = Json.TOLERANT.createObjectNode();
        object.forEachEntry((name, value) -> {
            if (!value.isNull()) rest.set(name, withoutNulls(value));
        });
        return rest;
    }
}
