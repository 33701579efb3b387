package dev.ordinal.engine.deadletter.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.trace.internal.Gauges;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Gauge {@code ordinal.dead_letters}: the number of dead letters in every queue on the broker, by
 * the subscription in its name.
 */
@ApplicationScoped
class DeadLetterMetrics {

    private static final AttributeKey<String> SUBSCRIPTION =
            stringKey("messaging.destination.subscription.name");

    @Inject private Gauges gauges;
    @Inject private DeadLetterQueues queues;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        var letters =
                gauges.meter()
                        .gaugeBuilder("ordinal.dead_letters")
                        .ofLongs()
                        .setUnit("{message}")
                        .setDescription(
                                "Dead letters that have been neither replayed nor discarded")
                        .buildObserver();
        gauges.observe(
                queues::depths,
                waiting ->
                        waiting.forEach((name, depth) ->
                                letters.record(depth, Attributes.of(SUBSCRIPTION, name))),
                letters);
    }
}
