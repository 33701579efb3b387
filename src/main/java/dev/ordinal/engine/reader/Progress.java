package dev.ordinal.engine.reader;

import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.EventStore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** How far the readers have come: for whoever reports it, and whoever waits to read a write. */
@ApplicationScoped
public class Progress {

    /** Other servers' readers are looked at this often. */
    private static final Duration POLL = Duration.ofMillis(25);

    @Inject private Checkpoints checkpoints;
    @Inject private EventStore store;
    @Inject private Lag lag;

    private final Signal moved = new Signal();

    void raise() {
        moved.raise();
    }

    /** Raised whenever a reader of this server has moved on. */
    public Signal moved() {
        return moved;
    }

    /** The position that every partition of a reader has passed. */
    public long position(String reader) {
        return checkpoints.find(reader).stream().mapToLong(CheckpointRow::position).min().orElse(0);
    }

    /** The state of every partition of every reader. */
    public List<ReaderStatus> all() {
        return checkpoints.all().stream().map(lag::of).toList();
    }

    /** Only the partitions that failed last time. */
    public List<ReaderStatus> failing() {
        return checkpoints.all().stream().filter(row -> row.failures() > 0).map(lag::of).toList();
    }

    /**
     * Waits until some readers have taken an event in.
     *
     * @param version the event's number in its stream; it need not have happened yet
     * @return whether they have, within the time
     */
    public boolean await(Set<String> readers, StreamId stream, long version, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = moved.count();
            if (haveRead(readers, stream, version)) return true;
            long left = deadline - System.nanoTime();
            if (left <= 0) return false;
            moved.await(seen, Duration.ofNanos(Math.min(left, POLL.toNanos())));
        }
    }

    private boolean haveRead(Set<String> readers, StreamId stream, long version) {
        OptionalLong position = store.positionOf(stream, version);
        return position.isPresent()
                && checkpoints.slowest(readers, stream.slot()) >= position.getAsLong();
    }
}
