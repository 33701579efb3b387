package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.internal.FailureCause.FailedProbe;
import dev.ordinal.engine.consumer.internal.FailureCause.HandlerFailed;
import dev.ordinal.engine.consumer.internal.FailureCause.Unavailable;
import dev.ordinal.engine.consumer.internal.FailureCause.Unusable;
import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Park;
import dev.ordinal.engine.consumer.internal.FailureDecision.Postponed;
import dev.ordinal.engine.consumer.internal.FailureDecision.Retry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The rules of one consumer for messages whose processing failed. Pure: no clock, no I/O.
 *
 * @param parks whether a message that is tried again makes its stream wait
 */
record FailureRules(RetryPolicy policy, boolean parks) {

    /** The decision, with random jitter. */
    FailureDecision decide(FailureCause cause, int failures) {
        return decide(cause, failures, ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The decision.
     *
     * @param failures how often the message failed before
     * @param chance the place of a pause within its jitter, from 0 to 1
     */
    FailureDecision decide(FailureCause cause, int failures, double chance) {
        return switch (cause) {
            case Unusable _ -> new Bury(failures);
            case Unavailable(var breaker) -> new GiveBack(breaker);
            case FailedProbe(var breaker) ->
                    // Not counted. Another message is the next probe, should this one be at fault.
                    postpone(failures, breaker.pause(), Optional.of(breaker));
            case HandlerFailed _ when failures < policy.limit() ->
                    postpone(
                            failures + 1,
                            policy.backoff().after(failures + 1, chance),
                            Optional.empty());
            case HandlerFailed _ -> new Bury(failures);
        };
    }

    private Postponed postpone(int failures, Duration pause, Optional<BreakerRejection> breaker) {
        return parks ? new Park(failures, pause, breaker) : new Retry(failures, pause, breaker);
    }
}
