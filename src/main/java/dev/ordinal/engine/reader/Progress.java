package dev.ordinal.engine.reader;

import dev.ordinal.engine.failure.Backoff;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Tail;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** How far the readers have come: for whoever reports it, and whoever waits to read a write. */
@ApplicationScoped
public class Progress {

    /** The pauses between looks at the checkpoints, which readers of other servers move too. */
    private static final Backoff POLL =
            new Backoff(Duration.ofMillis(25), Duration.ofMillis(200), 0);

    @Inject private Checkpoints checkpoints;
    @Inject private EventStore store;
    @Inject private Tail tail;
    @Inject private Lag lag;
    @Inject private Transactions transactions;

    private final Map<String, Signal> moved = new ConcurrentHashMap<>();
    private final Waiters waiters = new Waiters();

    /** Says that a reader of this server has taken these streams in, and has committed that. */
    void passed(String reader, Collection<StreamId> streams) {
        moved(reader).raise();
        streams.forEach(stream -> waiters.wake(reader, stream));
    }

    /** Raised whenever this reader has moved on in this server. */
    public Signal moved(String reader) {
        return moved.computeIfAbsent(reader, _ -> new Signal());
    }

    /** A reader has taken in every event up to here, as far as this server knows the log. */
    public long position(String reader) {
        return transactions.call(() -> checkpoints.settled(reader, tail.position()));
    }

    /** The state of every partition of every reader. */
    public List<ReaderStatus> all() {
        return transactions.call(() -> checkpoints.all().stream().map(lag::of).toList());
    }

    /** Only the partitions that failed last time. */
    public List<ReaderStatus> failing() {
        return transactions.call(() ->
                checkpoints.all().stream().filter(row -> row.failures() > 0).map(lag::of).toList());
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
        for (String reader : readers) {
            try (var waiter = waiters.join(reader, stream)) {
                if (!await(waiter, () -> look(reader, stream, version), deadline)) return false;
            }
        }
        return true;
    }

    private static boolean await(Waiters.Waiter waiter, BooleanSupplier isThere, long deadline)
            throws InterruptedException {
        int looks = 1;
        while (true) {
            long seen = waiter.signal().count();
            if (isThere.getAsBoolean()) return true;
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) return false;
            if (!waiter.signal().await(seen, shorter(left, POLL.after(looks)))) looks++;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** In a transaction each, or the thread would keep its connection while it waits. */
    private boolean look(String reader, StreamId stream, long version) {
        return transactions.call(() -> hasRead(reader, stream, version));
    }

    private boolean hasRead(String reader, StreamId stream, long version) {
        OptionalLong position = store.positionOf(stream, version);
        return position.isPresent()
                && checkpoints.position(reader, stream.slot()) >= position.getAsLong();
    }
}
