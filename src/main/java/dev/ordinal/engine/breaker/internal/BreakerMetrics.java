package dev.ordinal.engine.breaker.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.breaker.internal.BreakerStatus.State;
import dev.ordinal.engine.lifecycle.StartOrder;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.Locale;

/**
 * Metrics of the breakers. {@code ordinal.breaker.state} is 1 for the state that a breaker is in
 * and 0 for the others; {@code ordinal.breaker.calls} counts calls by outcome.
 */
@ApplicationScoped
class BreakerMetrics {

    private static final AttributeKey<String> NAME = stringKey("ordinal.breaker.name");
    private static final AttributeKey<String> STATE = stringKey("ordinal.breaker.state");
    private static final AttributeKey<String> RESULT = stringKey("ordinal.breaker.result");

    @Inject private Meter meter;
    @Inject private Breakers breakers;

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        meter.gaugeBuilder("ordinal.breaker.state")
                .ofLongs()
                .setDescription("1 for the present state of the circuit breaker, 0 for the others")
                .buildWithCallback(gauge -> breakers.all().forEach(b -> state(b, gauge)));
        meter.counterBuilder("ordinal.breaker.calls")
                .setUnit("{call}")
                .setDescription("Results of the calls through the circuit breaker")
                .buildWithCallback(counter -> breakers.all().forEach(b -> calls(b, counter)));
    }

    private static void state(BreakerStatus breaker, ObservableLongMeasurement gauge) {
        for (State state : State.values()) {
            var label = state.name().toLowerCase(Locale.ROOT);
            gauge.record(
                    breaker.state() == state ? 1 : 0,
                    Attributes.of(NAME, breaker.name(), STATE, label));
        }
    }

    private static void calls(BreakerStatus breaker, ObservableLongMeasurement counter) {
        counter.record(breaker.succeeded(), result(breaker, "succeeded"));
        counter.record(breaker.failed(), result(breaker, "failed"));
        counter.record(breaker.prevented(), result(breaker, "prevented"));
    }

    private static Attributes result(BreakerStatus breaker, String result) {
        return Attributes.of(NAME, breaker.name(), RESULT, result);
    }
}
