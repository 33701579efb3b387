package dev.ordinal.engine.trace.internal;

import dev.ordinal.engine.lifecycle.Workers;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableMeasurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gauges whose values need a query. Each value is queried once for an export, on a thread that may
 * block, with a time-out, since all other metrics wait for it. A gauge whose query fails has no
 * value in that export.
 */
@ApplicationScoped
public class Gauges {

    private static final Logger LOG = Logger.getLogger(Gauges.class.getName());
    private static final int QUERY_TIMEOUT_SECONDS = 5;

    @Inject private Meter meter;
    @Inject private Workers workers;

    /** The meter with which gauges are built. */
    public Meter meter() {
        return meter;
    }

    /** Registers a query that runs at every export, and records its result on the gauges. */
    public <T> void observe(
            Supplier<T> question,
            Consumer<T> record,
            ObservableMeasurement first,
            ObservableMeasurement... more) {
        meter.batchCallback(() -> ask(question, record), first, more);
    }

    private <T> void ask(Supplier<T> question, Consumer<T> record) {
        if (workers.isStopping()) return;
        try {
            var answer = workers.call(question).toCompletableFuture();
            record.accept(answer.orTimeout(QUERY_TIMEOUT_SECONDS, TimeUnit.SECONDS).join());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A gauge has no value", e);
        }
    }
}
