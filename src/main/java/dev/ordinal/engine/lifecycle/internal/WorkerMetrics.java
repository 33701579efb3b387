package dev.ordinal.engine.lifecycle.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counter {@code ordinal.worker.failures}: rounds of background loops that failed unexpectedly. */
@ApplicationScoped
class WorkerMetrics {

    private static final AttributeKey<String> WORKER = stringKey("ordinal.worker.name");

    @Inject private Meter meter;
    @Inject private Workers workers;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        meter.counterBuilder("ordinal.worker.failures")
                .setUnit("{failure}")
                .setDescription("Rounds of a background loop that failed unexpectedly")
                .buildWithCallback(counter ->
                        workers.failuresInAll()
                                .forEach((name, failures) ->
                                        counter.record(failures, Attributes.of(WORKER, name))));
    }
}
