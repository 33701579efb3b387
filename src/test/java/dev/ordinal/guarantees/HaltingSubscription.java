package dev.ordinal.guarantees;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.sample.CounterEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/**
 * Subscription that ends the process between the commit of its effect and the acknowledgement, at
 * one label.
 */
@ApplicationScoped
public class HaltingSubscription implements Subscription<CounterEvent> {

    static final String NAME = "halting";

    @Inject private Transactions transactions;
    @Inject private Progress progress;
    @Inject private HandledEvents handled;

    @Inject
    @ConfigProperty(name = "test.halts.over", defaultValue = "nothing")
    private String label;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String pattern() {
        return "counter.#";
    }

    @Override
    public Class<CounterEvent> events() {
        return CounterEvent.class;
    }

    @Override
    public void on(CounterEvent event, Metadata metadata) {
        handled.record(NAME, metadata);
        if (!CounterLabel.isOf(label, event)) return;
        awaitRelay(metadata);
        transactions.afterCommit(() -> Runtime.getRuntime().halt(1));
    }

    /**
     * Waits until the relay has passed the event; otherwise it could send it again, and the origin
     * of the second message would be unclear.
     */
    private void awaitRelay(Metadata metadata) {
        try {
            progress.await("relay", metadata.stream(), metadata.version(), Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
