package dev.ordinal.engine.consumer;

import dev.ordinal.engine.breaker.BreakerRejection;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.schema.UnreadableEventException;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.Delivery;
import dev.ordinal.engine.transport.EventReceiver;
import dev.ordinal.engine.transport.UnreadableMessageException;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Settles messages one by one: worked off, put off, given up, or given back. */
final class Settlement<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Settlement.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final RetryPolicy policy;
    private final BreakerPause breakerPause;
    private final Subscription<E> subscription;

    Settlement(
            Consumer.Engine engine,
            Handler<E> handler,
            RetryPolicy policy,
            BreakerPause breakerPause) {
        this.engine = engine;
        this.handler = handler;
        this.policy = policy;
        this.breakerPause = breakerPause;
        this.subscription = handler.subscription();
    }

    void settle(Delivery delivery, EventReceiver open) throws InterruptedException {
        try (var span = engine.spans().process(delivery.passage(), subscription.name())) {
            settle(delivery, open, span);
        }
    }

    private void settle(Delivery delivery, EventReceiver open, Activity span)
            throws InterruptedException {
        Outcome outcome;
        try {
            var event = delivery.event();
            outcome = engine.transactions().callAgain(() -> workOff(event, delivery));
        } catch (UnreadableMessageException
                | UnreadableEventException
                | UnusableMessageException e) {
            bury(delivery, span.failed(e), open);
            return;
        } catch (RuntimeException e) {
            failed(delivery, span.failed(e), open);
            return;
        }
        span.with("ordinal.outcome", outcome.label());
        count(outcome);
        if (outcome == Outcome.GIVEN_BACK) {
            open.giveBack();
            engine.workers().pause(PATIENCE);
        } else {
            open.acknowledge();
        }
    }

    /** What arrives for a stream that waits goes behind it. */
    private Outcome workOff(StoredEvent event, Delivery delivery) {
        if (!breakerPause.mayWork()) return Outcome.GIVEN_BACK;
        var stream = event.metadata().stream();
        if (subscription.isOrdered() && engine.parking().isParked(subscription.name(), stream)) {
            engine.parking().parkBehind(subscription.name(), event, delivery.headers());
            return Outcome.PARKED;
        }
        return handler.handle(event);
    }

    private void failed(Delivery delivery, RuntimeException e, EventReceiver open)
            throws InterruptedException {
        var rejection = engine.breakers().rejection(e);
        if (isOutage(e)) {
            giveBack(1, e, open);
        } else if (rejection.isPresent()) {
            probeFailed(delivery, e, rejection.get(), open);
        } else if (delivery.failures() < policy.limit()) {
            LOG.log(Level.WARNING, subscription.name() + " failed, and will try again", e);
            int failures = delivery.failures() + 1;
            putOff(delivery, failures, policy.backoff().after(failures), e, open);
            count(subscription.isOrdered() ? Outcome.PARKED : Outcome.RETRIED);
        } else {
            bury(delivery, e, open);
        }
    }

    boolean isOutage(RuntimeException e) {
        return engine.workers().isStopping() || FailureReport.isOutage(e);
    }

    /** An outage is not the message's fault: it is taken again, and nothing is counted. */
    void giveBack(int messages, RuntimeException e, EventReceiver open)
            throws InterruptedException {
        LOG.log(Level.WARNING, "{0} waits: {1}", new Object[] {subscription.name(), e.toString()});
        open.giveBack();
        for (int i = 0; i < messages; i++) count(Outcome.GIVEN_BACK);
        var rejection = engine.breakers().rejection(e);
        rejection.ifPresent(breakerPause::begin);
        if (rejection.isEmpty()) engine.workers().pause(PATIENCE);
    }

    /** Nor is it when a probe fails. Another message shall be the next, in case it was. */
    private void probeFailed(
            Delivery delivery, RuntimeException e, BreakerRejection rejection, EventReceiver open) {
        LOG.log(
                Level.WARNING,
                "{0} probed in vain: {1}",
                new Object[] {subscription.name(), e.toString()});
        putOff(delivery, delivery.failures(), rejection.pause(), e, open);
        count(Outcome.GIVEN_BACK);
        breakerPause.begin(rejection);
    }

    /** On the broker while order does not matter, here where it does. */
    private void putOff(
            Delivery delivery,
            int failures,
            Duration pause,
            RuntimeException e,
            EventReceiver open) {
        if (subscription.isOrdered()) {
            var event = new ParkedEvent(delivery.event(), delivery.headers(), failures);
            engine.transactions()
                    .run(() ->
                            engine.parking().park(subscription.name(), event, pause, e.toString()));
            open.acknowledge();
        } else {
            open.retry(delivery, failures, pause);
        }
    }

    private void bury(Delivery delivery, RuntimeException e, EventReceiver open) {
        LOG.log(Level.SEVERE, subscription.name() + " gives a message up, it is a dead letter", e);
        var code = engine.codeOf(subscription);
        open.bury(delivery, FailureReport.of(e, delivery.failures(), TraceContext.current(), code));
        count(Outcome.DEAD_LETTERED);
    }

    void count(Outcome outcome) {
        engine.metrics().count(subscription.name(), outcome);
    }
}
