package dev.ordinal.engine.schema;

import dev.ordinal.engine.message.Event;

/**
 * Decoders for code that reads the log itself, such as a view of the past. Inject it. Projections,
 * subscriptions and sagas are given decoded events.
 */
public interface EventDecoders {

    /**
     * The decoder for a vocabulary. Each event is read in the version that its record names; events
     * outside the vocabulary give no record.
     *
     * @param vocabulary a record of an event, or a sealed interface of such records
     * @throws IllegalStateException if a record has no {@code @EventType} or no released schema
     */
    <E extends Event> EventDecoder<E> decoder(Class<E> vocabulary);
}
