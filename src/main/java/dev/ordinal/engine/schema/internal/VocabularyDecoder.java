package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.EventDecoder;
import dev.ordinal.engine.schema.internal.upcast.Conversion;
import dev.ordinal.engine.schema.internal.upcast.UpcastException;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoutes;
import dev.ordinal.engine.schema.upcast.EventTree;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decoder of stored events, in any version, to the records of one vocabulary. An event in the
 * version that its record declares is read without a conversion.
 *
 * @param <E> the vocabulary
 */
public final class VocabularyDecoder<E extends Event> implements EventDecoder<E> {

    private final Class<E> vocabulary;
    private final Map<EventName, ObjectReader> records = new HashMap<>();
    private final Map<EventName, UpcastRoute> routes = new ConcurrentHashMap<>();
    private final UpcastRoutes finder;
    private final Conversion conversion;
    private final Set<String> known;

    public VocabularyDecoder(
            Class<E> vocabulary,
            Map<EventName, Class<?>> records,
            UpcastRoutes finder,
            Conversion conversion,
            Set<String> known) {
        this.vocabulary = vocabulary;
        this.finder = finder;
        this.conversion = conversion;
        this.known = known;
        records.forEach((name, type) -> this.records.put(name, Json.TOLERANT.readerFor(type)));
    }

    /** The route from a version to those that are read here. */
    public UpcastRoute route(EventName written) {
        return routes.computeIfAbsent(written, finder::from);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnknownEventException if no route leads from its name and version to a record
     * @throws UnreadableEventException if its body does not fit, or an upcaster fails
     */
    @Override
    public List<E> decode(EventName type, String body, long position) {
        return switch (route(type)) {
            case Arrival(EventName wanted) -> List.of(read(wanted, type, body, position));
            case PassedOver _ -> List.of();
            case Gap(String why) -> throw unknown(type, position, why);
            case UpcastRoute steps -> convert(type, body, position, steps);
        };
    }

    private RuntimeException unknown(EventName type, long position, String why) {
        return known.contains(type.name())
                ? new UnknownEventException(type, position, why)
                : new UnknownEventException(type, position);
    }

    private E read(EventName wanted, EventName type, String body, long position) {
        try {
            return vocabulary.cast(reader(wanted).readValue(body));
        } catch (JacksonException e) {
            throw new UnreadableEventException(type, position, e.getOriginalMessage(), e);
        }
    }

    private List<E> convert(EventName type, String body, long position, UpcastRoute steps) {
        try {
            if (!(Json.TOLERANT.readTree(body) instanceof ObjectNode tree)) {
                throw new UnreadableEventException(type, position, "It is not a JSON object", null);
            }
            return conversion.convert(new EventTree(type, tree), steps).stream()
                    .map(event -> read(event.type(), event.body()))
                    .toList();
        } catch (JacksonException e) {
            throw new UnreadableEventException(type, position, e.getOriginalMessage(), e);
        } catch (UpcastException e) {
            throw new UnreadableEventException(type, position, String.valueOf(e.getMessage()), e);
        }
    }

    private E read(EventName wanted, JsonNode body) {
        return vocabulary.cast(reader(wanted).<Object>readValue(body));
    }

    private ObjectReader reader(EventName wanted) {
        var reader = records.get(wanted);
        if (reader == null) throw new IllegalStateException("No record reads " + wanted);
        return reader;
    }
}
