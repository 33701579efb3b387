package dev.ordinal.engine.reader;

import dev.ordinal.engine.log.StoredEvent;

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
     * Reads the next events, in a transaction, on the partition's own thread. An exception rolls
     * back, and the same events come again one at a time: after half a second, then after pauses
     * that double up to 5 seconds ({@code ordinal.readers.first-pause}, {@code
     * ordinal.readers.longest-pause}), or when the open circuit breaker that it came from lets a
     * call through. The partition does not go on until the event succeeds; no event is skipped. The
     * readiness check {@code readers} names the failure. An {@link Error} is such a failure, too.
     *
     * @param events in the order of the log, from one to {@link #batch} or {@code
     *     ordinal.readers.batch} (500), in the versions in which they were written
     */
    void read(List<StoredEvent> events);
}
