package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.BatchSubscription;
import dev.ordinal.engine.consumer.BatchSubscription.Received;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.transport.internal.Delivery;
import dev.ordinal.engine.transport.internal.EventReceiver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Consumer of deliveries in batches. A batch that fails is processed again one delivery at a time.
 */
final class Batches<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Batches.class.getName());

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final BatchSubscription<E> subscription;
    private final Settlement<E> settlement;

    /** The number of messages that are still to be processed one at a time. */
    private int careful;

    Batches(
            Consumer.Engine engine,
            Handler<E> handler,
            BatchSubscription<E> subscription,
            Settlement<E> settlement) {
        this.engine = engine;
        this.handler = handler;
        this.subscription = subscription;
        this.settlement = settlement;
    }

    /** Whether the next message is to be processed alone. Each call counts as one message. */
    boolean isCareful() {
        if (careful == 0) return false;
        careful--;
        return true;
    }

    /** Fills a batch that begins with this delivery, and processes it. */
    void process(Delivery first, EventReceiver receiver) throws InterruptedException {
        var batch = fill(first, receiver);
        var traces = batch.stream().map(Delivery::trace).toList();
        try (var span = engine.spans().process(traces, subscription.name())) {
            process(batch, receiver, span);
        }
    }

    private void process(List<Delivery> batch, EventReceiver receiver, Activity span)
            throws InterruptedException {
        List<Outcome> outcomes;
        try {
            outcomes = engine.transactions().callAgain(() -> handle(batch));
        } catch (RuntimeException | Error e) {
            failed(batch.size(), span.failed(e), receiver);
            return;
        }
        outcomes.forEach(settlement::count);
        receiver.acknowledge();
    }

    private void failed(int messages, Throwable e, EventReceiver receiver)
            throws InterruptedException {
        if (settlement.decide(e) instanceof GiveBack decision) {
            settlement.giveBack(messages, decision, e, receiver);
            return;
        }
        LOG.log(
                Level.WARNING,
                "{0} failed on a batch of {1} messages and now processes them one at a time: {2}",
                new Object[] {subscription.name(), messages, e.toString()});
        careful = messages;
        receiver.giveBack();
    }

    private List<Delivery> fill(Delivery first, EventReceiver receiver) {
        long deadline = System.nanoTime() + subscription.longest().toNanos();
        var batch = new ArrayList<Delivery>();
        batch.add(first);
        while (batch.size() < subscription.most() && !engine.workers().isStopping()) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.toMillis() <= 0) break;
            var next = receiver.receive(left);
            if (next.isEmpty()) break;
            batch.add(next.get());
        }
        return batch;
    }

    private List<Outcome> handle(List<Delivery> batch) {
        Map<String, List<Received<E>>> byName = new LinkedHashMap<>();
        var outcomes = batch.stream().map(delivery -> gather(delivery.event(), byName)).toList();
        byName.forEach(subscription::on);
        return outcomes;
    }

    private Outcome gather(StoredEvent stored, Map<String, List<Received<E>>> byName) {
        var entry = handler.enter(stored);
        for (E event : entry.events()) {
            byName.computeIfAbsent(EventName.of(event.getClass()).name(), _ -> new ArrayList<>())
                    .add(new Received<>(event, stored.metadata()));
        }
        return entry.outcome();
    }
}
