package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Worker that makes due calls, several at a time; one at a time after the circuit breaker was open,
 * until it has let several through. Events that this server has projected wake it; a poll at an
 * interval finds calls that other servers left and calls that fall due, and is the guarantee.
 */
@ApplicationScoped
class ProviderWorker {

    private static final Logger LOG = Logger.getLogger(ProviderWorker.class.getName());
    private static final Duration OUTAGE = Duration.ofSeconds(1);

    /** The number of calls that go one at a time after the circuit breaker was open. */
    private static final int PROBES = 5;

    @Inject private PaymentCalls calls;
    @Inject private PaymentCallHandler handler;
    @Inject private Workers workers;

    /** Most calls of one server to the payment provider at a time. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.payment.provider.calls", defaultValue = "8")
    private int most;

    /** Interval at which a server looks for calls that are due. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.poll", defaultValue = "PT0.5S")
    private Duration poll;

    private Semaphore free = new Semaphore(0);
    private volatile boolean shut;

    /** The number of calls that are still to go one at a time. */
    private final AtomicInteger probing = new AtomicInteger();

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        free = new Semaphore(most);
        workers.start("payment-provider", this::round);
    }

    private void round() throws InterruptedException {
        if (shut) {
            workers.pause(OUTAGE);
            shut = false;
        }
        long seen = calls.due().count();
        if (!begin()) calls.due().await(seen, poll);
    }

    /** Starts due calls. Returns whether there may be more. */
    private boolean begin() throws InterruptedException {
        int room = room();
        if (room == 0) return false;
        try {
            var claimed = calls.claim(room, probing.get() > 0);
            claimed.forEach(this::start);
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Cannot read the due calls, will try again: {0}",
                    e.getMessage());
            workers.pause(OUTAGE);
            return false;
        }
    }

    private int room() {
        int permits = free.availablePermits();
        if (probing.get() == 0) return permits;
        return permits == most ? 1 : 0;
    }

    private void start(PaymentCall call) {
        free.acquireUninterruptibly();
        workers.call(() -> work(call)).whenComplete((_, _) -> done());
    }

    private void done() {
        free.release();
        calls.wake();
    }

    /** Makes a call; one that fails here is made again after its lease. */
    private boolean work(PaymentCall call) {
        try {
            boolean isAsked = handler.work(call);
            if (isAsked) probing.updateAndGet(left -> Math.max(0, left - 1));
            else probing.set(PROBES);
            shut = shut || !isAsked;
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The call for payment " + call.paymentId() + " failed", e);
            return false;
        }
    }
}
