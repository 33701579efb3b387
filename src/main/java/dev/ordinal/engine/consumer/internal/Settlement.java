package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Park;
import dev.ordinal.engine.consumer.internal.FailureDecision.Reject;
import dev.ordinal.engine.consumer.internal.FailureDecision.Retry;
import dev.ordinal.engine.database.internal.Unstorable;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.internal.Delivery;
import dev.ordinal.engine.transport.internal.EventReceiver;
import dev.ordinal.engine.transport.internal.Failure;
import dev.ordinal.engine.transport.internal.UnmovableMessageException;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The settlement of messages one by one: acknowledged, retried, parked, buried or given back. */
final class Settlement<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Settlement.class.getName());

    /** The pause of a consumer while another server probes. */
    private static final Duration PROBE_ELSEWHERE = Duration.ofSeconds(1);

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final FailureRules rules;
    private final FailureLog log;
    private final BreakerPause breakerPause;
    private final Subscription<E> subscription;

    Settlement(
            Consumer.Engine engine,
            Handler<E> handler,
            RetryPolicy policy,
            BreakerPause breakerPause) {
        this.engine = engine;
        this.handler = handler;
        this.breakerPause = breakerPause;
        this.subscription = handler.subscription();
        this.rules = new FailureRules(policy, subscription.isOrdered());
        this.log = new FailureLog(subscription.name());
    }

    void settle(Delivery delivery, EventReceiver open) throws InterruptedException {
        try (var span = engine.spans().process(delivery.trace(), subscription.name())) {
            settle(delivery, open, span);
        }
    }

    private void settle(Delivery delivery, EventReceiver open, Activity span)
            throws InterruptedException {
        Outcome outcome;
        try {
            var event = delivery.event();
            outcome = engine.transactions().callAgain(() -> process(event, delivery));
        } catch (RuntimeException | Error e) {
            failed(delivery, span.failed(e), open);
            return;
        }
        span.with("ordinal.outcome", outcome.label());
        count(outcome);
        if (outcome == Outcome.GIVEN_BACK) {
            open.giveBack();
            engine.workers().pause(PROBE_ELSEWHERE);
        } else {
            open.acknowledge();
        }
    }

    /** Processes an event, or parks it if its stream is parked. */
    private Outcome process(StoredEvent event, Delivery delivery) {
        if (!breakerPause.mayWork()) return Outcome.GIVEN_BACK;
        var stream = event.metadata().stream();
        if (subscription.isOrdered() && engine.parking().isParked(subscription.name(), stream)) {
            engine.parking().parkBehind(subscription.name(), event, delivery.headers());
            return Outcome.PARKED;
        }
        return handler.handle(event);
    }

    private void failed(Delivery delivery, Throwable e, EventReceiver open)
            throws InterruptedException {
        var decision = rules.decide(engine.causeOf(e), delivery.failures());
        var done = carryOut(decision, delivery, e, open);
        log.write(done, e);
        count(done.outcome());
        breakerPause.after(done);
    }

    /** Returns what was done, which is another thing if the decision cannot be carried out. */
    private FailureDecision carryOut(
            FailureDecision decision, Delivery delivery, Throwable e, EventReceiver open) {
        try {
            switch (decision) {
                case GiveBack _, Reject _ -> open.giveBack();
                case Retry r -> open.retry(delivery, r.failures(), r.pause());
                case Park p -> {
                    return park(p, delivery, e, open);
                }
                case Bury b -> open.bury(delivery, report(b, e));
            }
            return decision;
        } catch (UnmovableMessageException refused) {
            open.reject();
            engine.troubles().note(subscription.name(), String.valueOf(refused.getMessage()));
            return new Reject(refused);
        }
    }

    private FailureDecision park(
            Park decision, Delivery delivery, Throwable e, EventReceiver open) {
        var event = new ParkedEvent(delivery.event(), delivery.headers(), decision.failures());
        var name = subscription.name();
        try {
            engine.transactions()
                    .run(() -> engine.parking().park(name, event, decision.pause(), e.toString()));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, name + " cannot park an event", failure);
            if (Unstorable.isOne(failure)) return bury(delivery, decision, failure, open);
            open.giveBack();
            return new GiveBack(decision.breaker());
        }
        open.acknowledge();
        return decision;
    }

    /** Gives up a message with something in it that the database does not take. */
    private FailureDecision bury(
            Delivery delivery, Park decision, RuntimeException failure, EventReceiver open) {
        var buried = new Bury(decision.failures());
        open.bury(delivery, report(buried, failure));
        return buried;
    }

    private Failure report(Bury decision, Throwable e) {
        var code = engine.codeOf(subscription);
        return FailureReport.of(e, decision.retries(), TraceContext.current(), code);
    }

    /** Gives all messages of a batch back. */
    void giveBack(int messages, GiveBack decision, Throwable e, EventReceiver open)
            throws InterruptedException {
        open.giveBack();
        log.write(decision, e);
        for (int i = 0; i < messages; i++) count(decision.outcome());
        breakerPause.after(decision);
    }

    /** The decision about a batch that failed; nothing is counted against any of its messages. */
    FailureDecision decide(Throwable e) {
        return rules.decide(engine.causeOf(e), 0);
    }

    void count(Outcome outcome) {
        engine.metrics().count(subscription.name(), outcome);
    }
}
