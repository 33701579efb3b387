package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Postponed;
import dev.ordinal.engine.consumer.internal.FailureDecision.Reject;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.UnmovableMessageException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The processing of parked streams: the streams that wait for one subscription, each in order. */
final class ParkedStreams<E extends Event> {

    private static final Logger LOG = Logger.getLogger(ParkedStreams.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration REJECTED = Duration.ofSeconds(30);

    /** The decision if no event could be claimed. */
    private static final FailureDecision WAIT = new GiveBack(Optional.empty());

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final FailureRules rules;
    private final FailureLog log;
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
        this.breakerPause = breakerPause;
        this.name = handler.subscription().name();
        this.rules = new FailureRules(policy, false);
        this.log = new FailureLog(name);
    }

    /** One round: processes one event, if one is due. */
    void round() throws InterruptedException {
        if (!breakerPause.await()) return;
        inHand = null;
        try {
            var outcome = engine.transactions().callAgain(this::processNext);
            if (outcome.isPresent()) engine.metrics().count(name, outcome.get());
            else engine.workers().pause(POLL);
        } catch (RuntimeException | Error e) {
            failed(inHand, e);
        }
    }

    private Optional<Outcome> processNext() {
        var next = engine.parking().claim(name);
        if (next.isEmpty() || !breakerPause.mayWork()) return Optional.empty();
        inHand = next.get();
        var outcome = handle(inHand);
        engine.parking().remove(name, inHand.event().metadata().id());
        return Optional.of(outcome);
    }

    private Outcome handle(ParkedEvent parked) {
        try (var span = engine.spans().process(parked.trace(), name)) {
            failedIn = TraceContext.current();
            try {
                return handler.handle(parked.event());
            } catch (RuntimeException | Error e) {
                span.failed(e);
                throw e;
            }
        }
    }

    private void failed(@Nullable ParkedEvent event, Throwable e) throws InterruptedException {
        var decision = event == null ? WAIT : rules.decide(engine.causeOf(e), event.failures());
        var done = event == null ? decision : carryOut(decision, event, e);
        log.write(done, e);
        engine.metrics().count(name, done.outcome());
        breakerPause.after(done);
    }

    /** Returns what was done: if the decision cannot be carried out, the event stays as it is. */
    private FailureDecision carryOut(FailureDecision decision, ParkedEvent event, Throwable e) {
        try {
            switch (decision) {
                case GiveBack _, Reject _ -> {}
                case Postponed p -> engine.transactions().run(() -> postpone(event, p, e));
                case Bury b -> engine.transactions().run(() -> bury(event, b, e));
            }
            return decision;
        } catch (UnmovableMessageException refused) {
            return reject(event, refused);
        } catch (RuntimeException outage) {
            LOG.log(Level.WARNING, name + " cannot postpone an event", outage);
            return new GiveBack(decision.breaker());
        }
    }

    /** Keeps an event that cannot be given up, and lets other streams go on. */
    private FailureDecision reject(ParkedEvent event, UnmovableMessageException refused) {
        var id = event.event().metadata().id();
        var error = String.valueOf(refused.getMessage());
        engine.troubles().note(name, error);
        engine.transactions()
                .run(() -> engine.parking().postpone(name, id, event.failures(), REJECTED, error));
        return new Reject(refused);
    }

    private void postpone(ParkedEvent event, Postponed decision, Throwable e) {
        var id = event.event().metadata().id();
        engine.parking().postpone(name, id, decision.failures(), decision.pause(), e.toString());
    }

    /**
     * The broker comes before the commit: if the commit fails, the letter exists twice and is not
     * lost.
     */
    private void bury(ParkedEvent event, Bury decision, Throwable e) {
        var subscription = handler.subscription();
        engine.letters()
                .bury(
                        new Binding(name, subscription.pattern()),
                        event.event().body(),
                        event.headers(),
                        FailureReport.of(
                                e, decision.retries(), failedIn, engine.codeOf(subscription)));
        engine.parking().remove(name, event.event().metadata().id());
    }
}
