package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.failure.Backoff;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.internal.Leases.Lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Progress of the readers, for reports and for requests that wait to read a write. */
@ApplicationScoped
public class Progress {

    /** The pauses between queries of the checkpoints, which readers of other servers move too. */
    private static final Backoff POLL =
            new Backoff(Duration.ofMillis(25), Duration.ofMillis(200), 0);

    /** The time after which readiness shows who holds a lease. */
    private static final Duration LONG = Duration.ofSeconds(5);

    @Inject private Checkpoints checkpoints;
    @Inject private Leases leases;
    @Inject private DeclaredReaders declared;
    @Inject private EventStore store;
    @Inject private Lag lag;
    @Inject private Transactions transactions;

    private final StreamWaiters waiters = new StreamWaiters();

    /** Reports that a reader of this server has processed events of these streams and committed. */
    public void passed(String reader, Collection<StreamId> streams) {
        streams.forEach(stream -> waiters.wake(reader, stream));
    }

    /** The state of every partition of every reader, and of every checkpoint that is left over. */
    public List<ReaderStatus> all() {
        return transactions.call(() -> {
            var held = leases.held();
            return checkpoints.all().stream().map(row -> status(row, held)).toList();
        });
    }

    private ReaderStatus status(CheckpointRow row, List<Lease> held) {
        var holder = held.stream().filter(lease -> lease.isOf(row)).map(Lease::holder).findFirst();
        return lag.of(row, holder.orElse(null), !declared.has(row.reader()));
    }

    /**
     * The partitions whose last attempt failed. Reads the checkpoints and no event, so that its
     * cost does not depend on how many events wait.
     */
    public List<ReaderFailure> failing() {
        return transactions.call(() ->
                checkpoints.failing().stream()
                        .filter(row -> declared.has(row.reader()))
                        .map(ReaderFailure::of)
                        .toList());
    }

    /** The partitions whose lease has been held for longer than a batch should take. */
    public List<StuckPartition> stuck() {
        return transactions.call(() ->
                leases.held().stream()
                        .filter(lease -> declared.has(lease.reader()))
                        .filter(lease -> lease.age().compareTo(LONG) > 0)
                        .map(lease ->
                                new StuckPartition(
                                        lease.reader(), lease.partition(), lease.holder()))
                        .toList());
    }

    /** A partition whose lease has been held for long. */
    public record StuckPartition(String reader, int partition, Holder holder) {}

    /**
     * Waits until a reader has processed an event.
     *
     * @param version the event's number in its stream; the event need not exist yet
     * @return whether the reader has processed it within the time
     */
    public boolean await(String reader, StreamId stream, long version, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (var waiter = waiters.join(reader, stream)) {
            return await(waiter, () -> look(reader, stream, version), deadline);
        }
    }

    private static boolean await(
            StreamWaiters.Waiter waiter, BooleanSupplier isThere, long deadline)
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

    /**
     * Queries the position in a transaction of its own; otherwise the thread would keep its
     * connection while it waits.
     */
    private boolean look(String reader, StreamId stream, long version) {
        return transactions.call(() -> hasRead(reader, stream, version));
    }

    private boolean hasRead(String reader, StreamId stream, long version) {
        OptionalLong position = store.positionOf(stream, version);
        return position.isPresent()
                && checkpoints.position(reader, stream.slot()) >= position.getAsLong();
    }
}
