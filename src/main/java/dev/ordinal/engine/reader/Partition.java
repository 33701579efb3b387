package dev.ordinal.engine.reader;

import dev.ordinal.engine.breaker.Breakers;
import dev.ordinal.engine.breaker.Setback;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Tail;
import dev.ordinal.engine.store.Transactions;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One partition of one reader on this server. The lock on the checkpoint's row is its lease, so a
 * paused or killed server can write nothing late, and another one goes on behind the last commit.
 */
final class Partition {

    private static final Logger LOG = Logger.getLogger(Partition.class.getName());

    /** What every partition works with. */
    record Engine(
            Checkpoints checkpoints,
            EventStore store,
            Tail tail,
            Transactions transactions,
            Workers workers,
            Progress progress,
            ReaderSettings settings,
            Breakers breakers) {}

    private final Engine engine;
    private final Reader reader;
    private final int number;
    private int failures;
    private long position = -1;

    Partition(Engine engine, Reader reader, int number) {
        this.engine = engine;
        this.reader = reader;
        this.number = number;
    }

    /** Reads what there is, then waits for more. */
    void round() throws InterruptedException {
        long seen = engine.tail().moved().count();
        if (position < engine.tail().position() && step()) return;
        // Under load this gathers what commits meanwhile into one batch.
        engine.workers().pause(engine.settings().pace());
        engine.tail().moved().await(seen, engine.settings().poll());
    }

    /** Returns whether there is more to do at once. */
    private boolean step() throws InterruptedException {
        try {
            boolean more = engine.transactions().call(this::claimAndRead);
            failures = 0;
            engine.progress().raise();
            return more;
        } catch (RuntimeException e) {
            failed(e);
            return true;
        }
    }

    private boolean claimAndRead() {
        var checkpoint = engine.checkpoints().claim(reader.name(), number);
        return checkpoint.isPresent() && readBehind(checkpoint.get());
    }

    private boolean readBehind(CheckpointRow checkpoint) {
        long end = engine.tail().position();
        int limit = failures == 0 ? engine.settings().batch() : 1;
        var events = engine.store().readAll(checkpoint.position(), end, checkpoint.slots(), limit);
        if (!events.isEmpty()) reader.read(events);
        boolean full = events.size() == limit;
        position = full ? events.getLast().metadata().position() : end;
        checkpoint.moveTo(Math.max(position, checkpoint.position()));
        return full;
    }

    private void failed(RuntimeException e) throws InterruptedException {
        if (engine.workers().isStopping()) return;
        failures++;
        position = -1;
        var stack = failures == 1 ? e : null;
        LOG.log(Level.WARNING, "%s/%d: %s".formatted(reader.name(), number, e.getMessage()), stack);
        record(e);
        engine.workers().pause(pauseAfter(e));
    }

    /** Where a breaker is open there is no use in trying before its next probe. */
    private Duration pauseAfter(RuntimeException e) {
        return engine.breakers()
                .setback(e)
                .map(Setback::pause)
                .orElseGet(() -> engine.settings().pauseAfter(failures));
    }

    private void record(RuntimeException e) {
        try {
            engine.transactions()
                    .run(() -> engine.checkpoints().fail(reader.name(), number, e.toString()));
        } catch (RuntimeException outage) {
            LOG.log(Level.FINE, "The failure cannot be recorded", outage);
        }
    }
}
