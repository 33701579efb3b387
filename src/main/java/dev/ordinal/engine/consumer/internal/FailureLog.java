package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Postponed;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of failures of one subscription: with a stack trace where the message is at fault. */
record FailureLog(String subscription) {

    private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());

    void write(FailureDecision decision, RuntimeException e) {
        switch (decision) {
            case GiveBack _ -> warn("{0} waits: {1}", e);
            case Postponed p when p.breaker().isPresent() -> warn("A probe of {0} failed: {1}", e);
            case Postponed _ ->
                    LOG.log(Level.WARNING, subscription + " failed and will be retried", e);
            case Bury _ ->
                    LOG.log(
                            Level.SEVERE,
                            subscription + " gives a message up, it is a dead letter",
                            e);
        }
    }

    private void warn(String text, RuntimeException e) {
        LOG.log(Level.WARNING, text, new Object[] {subscription, e.toString()});
    }
}
