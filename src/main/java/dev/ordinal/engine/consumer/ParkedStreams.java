package dev.ordinal.engine.consumer;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.transport.Binding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
    private final String name;
    private @Nullable ParkedEvent inHand;

    ParkedStreams(Consumer.Engine engine, Handler<E> handler, RetryPolicy policy) {
        this.engine = engine;
        this.handler = handler;
        this.policy = policy;
        this.name = handler.subscription().name();
    }

    /** Works off one event, if one is due. */
    void round() throws InterruptedException {
        inHand = null;
        try {
            boolean found = engine.transactions().call(this::workOffNext);
            if (!found) engine.workers().pause(POLL);
        } catch (RuntimeException e) {
            failed(inHand, e);
        }
    }

    private boolean workOffNext() {
        var next = engine.parking().claim(name);
        if (next.isEmpty()) return false;
        inHand = next.get();
        handler.handle(inHand.event());
        engine.parking().remove(name, inHand.event().metadata().id());
        return true;
    }

    private void failed(@Nullable ParkedEvent event, RuntimeException e)
            throws InterruptedException {
        if (event == null || engine.workers().isStopping() || Postmortem.isOutage(e)) {
            LOG.log(Level.WARNING, "{0} waits: {1}", new Object[] {name, e.getMessage()});
            engine.workers().pause(PATIENCE);
            return;
        }
        try {
            engine.transactions().run(() -> putOff(event, e));
        } catch (RuntimeException outage) {
            LOG.log(Level.WARNING, name + " cannot put an event off", outage);
            engine.workers().pause(PATIENCE);
        }
    }

    private void putOff(ParkedEvent event, RuntimeException e) {
        var id = event.event().metadata().id();
        if (event.failures() < policy.limit()) {
            int failures = event.failures() + 1;
            LOG.log(Level.WARNING, name + " failed, and will try again", e);
            engine.parking().postpone(name, id, failures, policy.delay(failures), e.toString());
        } else {
            LOG.log(Level.SEVERE, name + " gives a message up, it is a dead letter", e);
            // On the broker first: should the commit fail, the letter is there twice, not never.
            engine.letters()
                    .bury(
                            new Binding(name, handler.subscription().pattern()),
                            event.event().body(),
                            event.headers(),
                            Postmortem.of(e, event.failures()));
            engine.parking().remove(name, id);
        }
    }
}
