package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.Slots;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.Reader;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /** The rest while there are events of the partition's own that its reader does not read. */
    private static final Duration REST_BEHIND = Duration.ofMillis(250);

    /**
     * Result of one round of reading.
     *
     * @param isClaimed whether the partition was free
     * @param isFull whether there may be more to do at once
     */
    private record Taken(Set<StreamId> streams, boolean isClaimed, boolean isFull) {

        static final Taken NOTHING = new Taken(Set.of(), false, false);
    }

    private final ReaderEngine engine;
    private final Reader reader;
    private final int number;
    private final Slots slots;
    private final Duration pace;
    private int failures;
    private final boolean mayFollow;
    private final Signal left = new Signal();
    private volatile boolean isFollowing;
    private long position = -1;
    private long lastStep;
    private boolean isBehind;

    /**
     * @param mayFollow whether {@link Followers} read the partition while it is close to the end of
     *     the log
     */
    Partition(ReaderEngine engine, Reader reader, CheckpointRow checkpoint, boolean mayFollow) {
        this.engine = engine;
        this.reader = reader;
        this.number = checkpoint.partition();
        this.slots = checkpoint.slots();
        this.pace = engine.settings().pace(reader);
        this.mayFollow = mayFollow;
    }

    /** One round: processes the new events, then waits for more. */
    void round() throws InterruptedException {
        long seen = engine.tail().moved().count();
        long leaves = left.count();
        if (isFollowing) {
            left.await(leaves, engine.settings().poll());
            return;
        }
        if (hasWork()) {
            if (step()) return;
            if (isFollowing) {
                // What came meanwhile has woken nobody.
                engine.tail().moved().raise();
                return;
            }
            // Under load, one batch then gathers several commits.
            engine.workers().pause(pace);
        }
        engine.tail().moved().await(seen, rest());
    }

    /** The longest time until the next look for work. */
    Duration rest() {
        var poll = engine.settings().poll();
        return isBehind && REST_BEHIND.compareTo(poll) < 0 ? REST_BEHIND : poll;
    }

    int number() {
        return number;
    }

    boolean isFollowing() {
        return isFollowing;
    }

    /** Gives the partition back to its own thread. */
    void leave() {
        position = -1;
        isFollowing = false;
        left.raise();
    }

    /** Notes that a step of the followers took the partition to a position. */
    void passed(long newPosition) {
        lastStep = System.nanoTime();
        isBehind = false;
        position = newPosition;
    }

    /** The events behind a position, from memory; empty if they are not all there. */
    Optional<List<StoredEvent>> recent(long after, long end, int limit) {
        return engine.tail().recent(after, end, slots, limit);
    }

    /**
     * Whether there may be new events for the reader; there are none while only other slots have
     * grown. From time to time it is true all the same, so that the checkpoint follows the log and
     * a checkpoint that was set back is noticed.
     */
    boolean hasWork() {
        if (position < 0 || hasRested(LONGEST_REST)) return true;
        long end = engine.tail().position();
        if (position < end && engine.tail().mayHave(slots, position)) {
            if (mayRead(end)) return true;
            isBehind = true;
        }
        position = Math.max(position, end);
        return isBehind && hasRested(REST_BEHIND);
    }

    private boolean mayRead(long end) {
        return recent(position, end, Integer.MAX_VALUE)
                .map(events -> events.stream().anyMatch(event -> reader.reads(event.type())))
                .orElse(true);
    }

    private boolean hasRested(Duration time) {
        return System.nanoTime() - lastStep > time.toNanos();
    }

    /** Returns whether there is more to do at once. */
    private boolean step() throws InterruptedException {
        lastStep = System.nanoTime();
        isBehind = false;
        try {
            var read = engine.transactions().call(this::claimAndRead);
            failures = 0;
            engine.progress().passed(reader.name(), read.streams());
            isFollowing = mayFollow && read.isClaimed() && !read.isFull();
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

    /** Reads what there is, and what comes while the reader holds its transaction. */
    private Taken readBehind(CheckpointRow checkpoint) {
        long deadline = System.nanoTime() + reader.hold().toNanos();
        var taken = readNext(checkpoint);
        var streams = new HashSet<>(taken.streams());
        while (!taken.isFull() && awaitsMore(deadline)) {
            try {
                taken = readNext(checkpoint);
                streams.addAll(taken.streams());
            } catch (RuntimeException | Error e) {
                LOG.log(Level.FINE, e, () -> reader.name() + " failed, and is about to fail again");
                return new Taken(streams, true, true);
            }
        }
        return new Taken(streams, true, taken.isFull());
    }

    /** Waits until there are events; returns false if the time is over, or the server stops. */
    private boolean awaitsMore(long deadline) {
        try {
            while (!engine.workers().isStopping()) {
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isPositive()) return false;
                long seen = engine.tail().moved().count();
                if (position < engine.tail().position()) return true;
                if (engine.tail().moved().await(seen, left)) engine.workers().pause(pace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Taken readNext(CheckpointRow checkpoint) {
        long end = engine.tail().position();
        int limit = failures == 0 ? engine.settings().batch(reader) : 1;
        long after = checkpoint.position();
        var events =
                recent(after, end, limit)
                        .orElseGet(() -> engine.scan().readAll(after, end, slots, limit));
        if (!events.isEmpty()) reader.read(events);
        boolean isFull = events.size() == limit;
        position = isFull ? events.getLast().metadata().position() : end;
        checkpoint.moveTo(Math.max(position, checkpoint.position()));
        return new Taken(streams(events), true, isFull);
    }

    static Set<StreamId> streams(List<StoredEvent> events) {
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
