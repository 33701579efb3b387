package dev.ordinal.engine.saga.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.saga.internal.SagaInstanceRepository.Count;
import dev.ordinal.engine.trace.internal.Gauges;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Gauges of the unfinished instances by state ({@code ordinal.saga.instances}) and of those that
 * need attention, finished or not ({@code ordinal.saga.attention}).
 */
@ApplicationScoped
class SagaMetrics {

    private static final AttributeKey<String> SAGA = stringKey("ordinal.saga.name");
    private static final AttributeKey<String> STATE = stringKey("ordinal.saga.state");

    @Inject private Gauges gauges;
    @Inject private SagaBeans sagas;
    @Inject private SagaInstanceRepository instances;
    @Inject private Transactions transactions;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        if (sagas.names().isEmpty()) return;
        var open =
                gauges.meter()
                        .gaugeBuilder("ordinal.saga.instances")
                        .ofLongs()
                        .setUnit("{instance}")
                        .setDescription("Unfinished instances by state")
                        .buildObserver();
        var attention =
                gauges.meter()
                        .gaugeBuilder("ordinal.saga.attention")
                        .ofLongs()
                        .setUnit("{instance}")
                        .setDescription("Instances that need a person")
                        .buildObserver();
        gauges.observe(
                () -> transactions.call(() -> instances.counts(sagas.names())),
                counts -> {
                    for (Count count : counts) {
                        var state = count.state();
                        if (state == null) {
                            attention.record(count.instances(), Attributes.of(SAGA, count.saga()));
                        } else {
                            open.record(
                                    count.instances(),
                                    Attributes.of(SAGA, count.saga(), STATE, state));
                        }
                    }
                },
                open,
                attention);
    }
}
