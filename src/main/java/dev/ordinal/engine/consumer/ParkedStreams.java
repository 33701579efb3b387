package dev.ordinal.engine.consumer;

import dev.ordinal.engine.breaker.BreakerRejection;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.Binding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works off the streams that wait in front of one subscription, each in order. */
final class ParkedStreams<E extends Event> {

    private static final Logger LOG = Logger.getLogger(ParkedStreams.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final RetryPolicy policy;
    private final BreakerPause breakerPause;
    private final String name;
    private @Nullable ParkedEvent inHand;
    private TraceContext failedIn = TraceContext.NONE;

    ParkedStreams(
            Consumer.Engine engine,
            Handler<E> handler,
            RetryPolicy policy,
            BreakerPause breakerPause) {
        this.engine = engine;
        this.handler = handler;
        this.policy = policy;
        this.breakerPause = breakerPause;
        this.name = handler.subscription().name();
    }

    /** Works off one event, if one is due. */
    void round() throws InterruptedException {
        if (!breakerPause.await()) return;
        inHand = null;
        try {
            var outcome = engine.transactions().callAgain(this::workOffNext);
            if (outcome.isPresent()) engine.metrics().count(name, outcome.get());
            else engine.workers().pause(POLL);
        } catch (RuntimeException e) {
            failed(inHand, e);
        }
    }

    private Optional<Outcome> workOffNext() {
        var next = engine.parking().claim(name);
        if (next.isEmpty() || !breakerPause.mayWork()) return Optional.empty();
        inHand = next.get();
        var outcome = handle(inHand);
        engine.parking().remove(name, inHand.event().metadata().id());
        return Optional.of(outcome);
    }

    private Outcome handle(ParkedEvent parked) {
        try (var span = engine.spans().process(parked.passage(), name)) {
            failedIn = TraceContext.current();
            try {
                return handler.handle(parked.event());
            } catch (RuntimeException e) {
                throw span.failed(e);
            }
        }
    }

    private void failed(@Nullable ParkedEvent event, RuntimeException e)
            throws InterruptedException {
        var rejection = engine.breakers().rejection(e);
        rejection.ifPresent(breakerPause::begin);
        if (event == null || engine.workers().isStopping() || FailureReport.isOutage(e)) {
            LOG.log(Level.WARNING, "{0} waits: {1}", new Object[] {name, e.getMessage()});
            engine.metrics().count(name, Outcome.GIVEN_BACK);
            if (rejection.isEmpty()) engine.workers().pause(PATIENCE);
            return;
        }
        try {
            var outcome = engine.transactions().call(() -> putOff(event, rejection, e));
            engine.metrics().count(name, outcome);
        } catch (RuntimeException outage) {
            LOG.log(Level.WARNING, name + " cannot put an event off", outage);
            engine.workers().pause(PATIENCE);
        }
    }

    /** A probe that failed is not counted, and other streams shall be the next. */
    private Outcome putOff(
            ParkedEvent event, Optional<BreakerRejection> rejection, RuntimeException e) {
        var id = event.event().metadata().id();
        if (rejection.isPresent()) {
            var pause = rejection.get().pause();
            engine.parking().postpone(name, id, event.failures(), pause, e.toString());
            return Outcome.GIVEN_BACK;
        }
        if (event.failures() < policy.limit()) {
            int failures = event.failures() + 1;
            LOG.log(Level.WARNING, name + " failed, and will try again", e);
            engine.parking()
                    .postpone(name, id, failures, policy.backoff().after(failures), e.toString());
            return Outcome.RETRIED;
        }
        bury(event, e);
        engine.parking().remove(name, id);
        return Outcome.DEAD_LETTERED;
    }

    /** On the broker first: should the commit fail, the letter is there twice, not never. */
    private void bury(ParkedEvent event, RuntimeException e) {
        LOG.log(Level.SEVERE, name + " gives a message up, it is a dead letter", e);
        engine.letters()
                .bury(
                        new Binding(name, handler.subscription().pattern()),
                        event.event().body(),
                        event.headers(),
                        FailureReport.of(
                                e,
                                event.failures(),
                                failedIn,
                                engine.codeOf(handler.subscription())));
    }
}
