package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.deadletter.internal.DeadLetters.Selection;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Background replays of many dead letters, in the order of the log. The request that starts a
 * replay is answered before it ends; if the server dies, another one continues.
 */
@ApplicationScoped
public class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int AT_ONCE = 20;

    @Inject private DeadLetters letters;
    @Inject private ReplayQueue queue;
    @Inject private Redelivery redelivery;
    @Inject private Transactions transactions;
    @Inject private Workers workers;

    private final Signal begun = new Signal();

    /** Records the present letters; later dead letters are not part of the replay. */
    public ReplayProgress begin(
            Selection selection, @Nullable String reason, CommandContext context) {
        var found = letters.inLogOrder(selection);
        var row = new ReplayRow(Ids.next(), selection, reason, context.actor(), found.size());
        transactions.run(() -> queue.add(row, found));
        begun.raise();
        return row.progress();
    }

    public Optional<ReplayProgress> find(UUID id) {
        return transactions.call(() -> queue.find(id));
    }

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        workers.start("replays", this::round);
    }

    private void round() throws InterruptedException {
        long seen = begun.count();
        if (!step()) begun.await(seen, POLL);
    }

    private boolean step() {
        try {
            return transactions.call(() -> queue.claim().map(this::goOn).orElse(false));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A replay waits", e);
            return false;
        }
    }

    /** Returns whether letters were delivered. */
    private boolean goOn(ReplayRow replay) {
        var next = queue.next(replay, AT_ONCE);
        if (next.isEmpty()) {
            replay.finish();
            return true;
        }
        var results = redelivery.deliver(next, replay.reason(), CommandContext.by(replay.actor()));
        if (results.isEmpty()) return false;
        results.forEach(replay::add);
        queue.remove(replay, next.get(results.size() - 1).number());
        return true;
    }
}
