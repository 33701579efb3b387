package dev.ordinal.guarantees;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.sample.CounterEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Subscription that is slow at one label, and logs when it begins. */
@ApplicationScoped
public class SlowSubscription implements Subscription<CounterEvent> {

    static final String NAME = "slow";

    private static final Logger LOG = Logger.getLogger(SlowSubscription.class.getName());

    @Inject private HandledEvents handled;

    @Inject
    @ConfigProperty(name = "test.slow.over", defaultValue = "nothing")
    private String label;

    @Inject
    @ConfigProperty(name = "test.seconds", defaultValue = "0")
    private int seconds;

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
        LOG.log(Level.WARNING, "It has {0} in hand", metadata.stream());
        handled.record(NAME, metadata);
        if (CounterLabel.isOf(label, event)) dawdle();
    }

    private void dawdle() {
        try {
            boolean _ = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody waited for it", e);
        }
    }
}
