package dev.ordinal.engine.projection;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.reader.Reader;

import java.time.Duration;

/**
 * Keeps a read model: told every event of one vocabulary once, in the order of each stream, in the
 * transaction that moves its checkpoint. It writes to its own tables and nowhere else.
 *
 * @param <E> the vocabulary
 */
public interface Projection<E extends Event> {

    /** The name of the read model, a plural noun: {@code order-details}. */
    String name();

    /** The vocabulary that it follows. */
    Class<E> events();

    /** How often it writes at most; see {@link Reader#pace}. */
    default Duration pace() {
        return Reader.USUAL_PACE;
    }

    /** Takes one event in. What it throws stops this projection (and no other) until it passes. */
    void on(E event, Metadata metadata);
}
