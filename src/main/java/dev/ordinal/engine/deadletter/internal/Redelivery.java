package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.deadletter.internal.ReplayQueue.Item;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.transport.internal.BrokerException;
import dev.ordinal.engine.transport.internal.UndeliverableException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Redelivery of the letters of a replay to their subscriptions. */
@ApplicationScoped
class Redelivery {

    private static final Logger LOG = Logger.getLogger(Redelivery.class.getName());

    @Inject private DeadLetters letters;
    @Inject private Workers workers;

    /** Outcome of the redelivery of one letter. */
    enum Outcome {
        DONE,
        GONE,
        FAILED
    }

    /** Result for one letter; results have the order of their letters. */
    record Result(Outcome outcome, @Nullable String error) {}

    /**
     * Delivers the letters one after the other, until the broker goes away or the server stops.
     * This happens outside of the transaction that holds the replay's lease, since the operator's
     * request must be on the audit stream before it is carried out.
     *
     * @return the results of the letters that were tried
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    List<Result> deliver(List<Item> items, @Nullable String reason, CommandContext context) {
        var results = new ArrayList<Result>();
        try {
            for (Item item : items) {
                if (workers.isStopping()) break;
                results.add(deliver(item, reason, context));
            }
        } catch (BrokerException e) {
            LOG.log(Level.WARNING, "A replay is paused: {0}", e.getMessage());
        }
        return results;
    }

    private Result deliver(Item item, @Nullable String reason, CommandContext context) {
        try {
            var isThere = letters.replay(item.subscription(), item.letter(), reason, context);
            return new Result(isThere ? Outcome.DONE : Outcome.GONE, null);
        } catch (UndeliverableException e) {
            return new Result(Outcome.FAILED, item.letter() + ": " + e.getMessage());
        }
    }
}
