package dev.ordinal.guarantees;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.sample.CounterEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Ordered subscription that, on some servers, fails on every event. */
@ApplicationScoped
public class OrderedSubscription implements Subscription<CounterEvent> {

    static final String NAME = "ordered";

    @Inject private HandledEvents handled;

    @Inject
    @ConfigProperty(name = "test.fails", defaultValue = "false")
    private boolean fails;

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
    public boolean isOrdered() {
        return true;
    }

    @Override
    public RetryPolicy retry() {
        return new RetryPolicy(1_000, Duration.ofMillis(500), Duration.ofSeconds(1), 0.1);
    }

    @Override
    public void on(CounterEvent event, Metadata metadata) {
        if (fails) throw new IllegalStateException("Not on this server");
        handled.record(NAME, metadata);
    }
}
