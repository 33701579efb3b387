package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.LogTail;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.Reader;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * One partition of one reader on this server. The lock on the checkpoint's row is its lease, so a
 * paused or killed server can write nothing late, and another one continues behind the last commit.
 */
final class Partition {

    private static final Logger LOG = Logger.getLogger(Partition.class.getName());
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** Collaborators that all partitions of this server share. */
    record Engine(
            Checkpoints checkpoints,
            LogScan scan,
            LogTail tail,
            Transactions transactions,
            Workers workers,
            Progress progress,
            ReaderSettings settings,
            Breakers breakers) {}

    /**
     * Result of one round of reading.
     *
     * @param isFull whether there may be more to do at once
     */
    private record Taken(Set<StreamId> streams, boolean isFull) {

        static final Taken NOTHING = new Taken(Set.of(), false);
    }

    private final Engine engine;
    private final Reader reader;
    private final int number;
    private final Slots slots;
    private final Duration pace;
    private int failures;
    private long position = -1;
    private long lastStep;

    Partition(Engine engine, Reader reader, CheckpointRow checkpoint) {
        this.engine = engine;
        this.reader = reader;
        this.number = checkpoint.partition();
        this.slots = checkpoint.slots();
        this.pace = engine.settings().pace(reader);
    }

    /** One round: processes the new events, then waits for more. */
    void round() throws InterruptedException {
        long seen = engine.tail().moved().count();
        if (hasWork()) {
            if (step()) return;
            // Under load, one batch then gathers several commits.
            engine.workers().pause(pace);
        }
        engine.tail().moved().await(seen, engine.settings().poll());
    }

    /**
     * Whether there may be new events; there are none while only other slots have grown. From time
     * to time it is true all the same, so that the checkpoint follows the log and a checkpoint that
     * was set back is noticed.
     */
    private boolean hasWork() {
        if (position < 0 || hasRestedLong()) return true;
        long end = engine.tail().position();
        if (position < end && engine.tail().mayHave(slots, position)) return true;
        position = Math.max(position, end);
        return false;
    }

    private boolean hasRestedLong() {
        return System.nanoTime() - lastStep > LONGEST_REST.toNanos();
    }

    /** Returns whether there is more to do at once. */
    private boolean step() throws InterruptedException {
        lastStep = System.nanoTime();
        try {
            var read = engine.transactions().call(this::claimAndRead);
            failures = 0;
            engine.progress().passed(reader.name(), read.streams());
            return read.isFull();
        } catch (RuntimeException | Error e) {
            failed(e);
            return true;
        }
    }

    private Taken claimAndRead() {
        return engine.checkpoints()
                .claim(reader.name(), number)
                .map(this::readBehind)
                .orElse(Taken.NOTHING);
    }

    private Taken readBehind(CheckpointRow checkpoint) {
        long end = engine.tail().position();
        int limit = failures == 0 ? engine.settings().batch(reader) : 1;
        var events = engine.scan().readAll(checkpoint.position(), end, slots, limit);
        if (!events.isEmpty()) reader.read(events);
        boolean isFull = events.size() == limit;
        position = isFull ? events.getLast().metadata().position() : end;
        checkpoint.moveTo(Math.max(position, checkpoint.position()));
        return new Taken(streams(events), isFull);
    }

    private static Set<StreamId> streams(List<StoredEvent> events) {
        return events.stream()
                .map(event -> event.metadata().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void failed(Throwable e) throws InterruptedException {
        if (engine.workers().isStopping()) return;
        failures++;
        position = -1;
        var stack = failures == 1 ? e : null;
        LOG.log(Level.WARNING, "%s/%d: %s".formatted(reader.name(), number, e), stack);
        record(e);
        engine.workers().pause(pauseAfter(e));
    }

    /** The pause after a failure; while a breaker is open, it lasts until the next probe. */
    private Duration pauseAfter(Throwable e) {
        return engine.breakers()
                .rejection(e)
                .map(BreakerRejection::pause)
                .orElseGet(() -> engine.settings().backoff().after(failures));
    }

    private void record(Throwable e) {
        try {
            engine.transactions()
                    .run(() -> engine.checkpoints().fail(reader.name(), number, e.toString()));
        } catch (RuntimeException outage) {
            LOG.log(Level.FINE, "The failure cannot be recorded", outage);
        }
    }
}
