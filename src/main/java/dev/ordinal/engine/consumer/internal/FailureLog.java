package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Postponed;
import dev.ordinal.engine.consumer.internal.FailureDecision.Reject;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of failures of one subscription: with a stack trace where the message is at fault. */
record FailureLog(String subscription) {

    private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());

    /** Logs what was done about a failure, once it is done. */
    void write(FailureDecision decision, Throwable e) {
        switch (decision) {
            case GiveBack _ -> warn("{0} waits: {1}", e);
            case Postponed p when p.breaker().isPresent() -> warn("A probe of {0} failed: {1}", e);
            case Postponed _ ->
                    LOG.log(Level.WARNING, subscription + " failed and will be retried", e);
            case Bury _ ->
                    LOG.log(
                            Level.SEVERE,
                            subscription + " gave a message up, it is a dead letter",
                            e);
            case Reject(var refused) ->
                    LOG.log(
                            Level.SEVERE,
                            "{0} cannot give a message up; the broker delivers it again, and moves"
                                    + " it after max-delivery-attempts: {1}. It failed with {2}",
                            new Object[] {subscription, refused.getMessage(), e.toString()});
        }
    }

    private void warn(String text, Throwable e) {
        LOG.log(Level.WARNING, text, new Object[] {subscription, e.toString()});
    }
}
