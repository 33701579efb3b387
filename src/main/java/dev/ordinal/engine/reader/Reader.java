package dev.ordinal.engine.reader;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.EventName;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A reader of this service's log, for what is neither a {@link
 * dev.ordinal.engine.projection.Projection} nor a {@link dev.ordinal.engine.consumer.Subscription}.
 * Any CDI bean of this type takes part. It reads the log from its beginning, in order; its
 * checkpoint commits with the effect of {@link #read}, so an effect in the database happens once
 * for each event. An effect outside of the database can happen again after a failure.
 *
 * <p>The work is cut into partitions by stream. A partition is read by one server and one thread at
 * a time, and different partitions at the same time.
 */
public interface Reader {

    /** The pace of readers whose effects may be late by 25 milliseconds. */
    Duration USUAL_PACE = Duration.ofMillis(25);

    /** The pace of readers whose effects other parts of the service wait for: 2 milliseconds. */
    Duration QUICK_PACE = Duration.ofMillis(2);

    /**
     * The name of the checkpoint. Another name is another reader, which begins at the start of the
     * log. Two readers of one name stop the start.
     */
    String name();

    /**
     * The number of partitions, 1 by default. It counts when the reader runs for the first time;
     * later it has no effect.
     */
    default int partitions() {
        return 1;
    }

    /**
     * The pause after a batch that was not full; under load it makes for larger batches. {@link
     * #USUAL_PACE} by default; {@code ordinal.readers.<name>.pace} overrides it.
     */
    default Duration pace() {
        return USUAL_PACE;
    }

    /**
     * The most events of one transaction, where {@code ordinal.readers.batch} does not suit; empty
     * by default.
     */
    default OptionalInt batch() {
        return OptionalInt.empty();
    }

    /**
     * The time for which one transaction goes on with events as they come, zero by default. It
     * saves transactions of a reader whose effects are outside of the database, so that nobody
     * waits for its commit; after a crash the effects of that time happen again.
     */
    default Duration hold() {
        return Duration.ZERO;
    }

    /**
     * Whether this reader needs events of this name and version; true by default. While only others
     * arrive, it need not be called, and its checkpoint may rest for 250 milliseconds. Those that
     * it does not need may still be among the events that it is called with.
     */
    default boolean reads(EventName type) {
        return true;
    }

    /**
     * Reads the next events, in a transaction. Partitions that are close to the end of the log are
     * read together, others each on a thread of its own. An exception rolls back. Partitions that
     * were read together are then read by themselves, at once. In one that fails by itself, the
     * same events come one at a time: after half a second, then after pauses that double up to 5
     * seconds ({@code ordinal.readers.first-pause}, {@code ordinal.readers.longest-pause}), or when
     * the open circuit breaker that it came from lets a call through. The partition does not go on
     * until the event succeeds; no event is skipped. The readiness check {@code readers} names the
     * failure. An {@link Error} is such a failure, too.
     *
     * @param events in the order of the log, from one to {@link #batch} or {@code
     *     ordinal.readers.batch} (500), in the versions in which they were written
     */
    void read(List<StoredEvent> events);
}
