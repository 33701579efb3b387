package dev.ordinal.engine.consumer;

import dev.ordinal.engine.consumer.BatchSubscription.Received;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.transport.Delivery;
import dev.ordinal.engine.transport.EventReceiver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gathers deliveries and has them worked off together, as long as that goes well. */
final class Batches<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Batches.class.getName());

    private final Consumer.Engine engine;
    private final Handler<E> handler;
    private final BatchSubscription<E> subscription;

    /** So many messages are still to be taken one at a time. */
    private int careful;

    Batches(Consumer.Engine engine, Handler<E> handler, BatchSubscription<E> subscription) {
        this.engine = engine;
        this.handler = handler;
        this.subscription = subscription;
    }

    /** Whether the next message is better taken alone. Counts it. */
    boolean isCareful() {
        if (careful == 0) return false;
        careful--;
        return true;
    }

    /** Fills a batch that begins with this delivery, and has it worked off. */
    void workOff(Delivery first, EventReceiver receiver) {
        var batch = fill(first, receiver);
        try {
            engine.transactions().run(() -> handle(batch));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} failed on a batch of {1}, and takes its messages one at a time: {2}",
                    new Object[] {subscription.name(), batch.size(), e});
            careful = batch.size();
            receiver.giveBack();
            return;
        }
        receiver.acknowledge();
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

    private void handle(List<Delivery> batch) {
        Map<String, List<Received<E>>> byName = new LinkedHashMap<>();
        for (Delivery delivery : batch) gather(delivery.event(), byName);
        byName.forEach(subscription::on);
    }

    private void gather(StoredEvent stored, Map<String, List<Received<E>>> byName) {
        for (E event : handler.enter(stored)) {
            byName.computeIfAbsent(EventName.of(event.getClass()).name(), _ -> new ArrayList<>())
                    .add(new Received<>(event, stored.metadata()));
        }
    }
}
