package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.breaker.internal.BreakerStatus;
import dev.ordinal.engine.breaker.internal.BreakerStatus.State;
import dev.ordinal.engine.breaker.internal.Breakers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that lists the open circuit breakers. An open breaker does not make the server
 * unready: the calls behind it are made later.
 */
@Readiness
@ApplicationScoped
public class BreakersCheck implements HealthCheck {

    @Inject private Breakers breakers;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("breakers").up();
        for (BreakerStatus breaker : breakers.all()) {
            if (breaker.state() == State.CLOSED) continue;
            response.withData(
                    breaker.name(),
                    "%s since %s: %s"
                            .formatted(breaker.state(), breaker.since(), breaker.lastError()));
        }
        return response.build();
    }
}
