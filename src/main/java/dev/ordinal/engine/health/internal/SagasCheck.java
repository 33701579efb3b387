package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.saga.internal.SagaStateCheck;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that fails if, at the start, sagas were in states that this code cannot read. It
 * names the states and the reasons.
 */
@Readiness
@ApplicationScoped
public class SagasCheck implements HealthCheck {

    @Inject private SagaStateCheck states;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("sagas").status(states.unreadable().isEmpty());
        states.unreadable().forEach(response::withData);
        return response.build();
    }
}
