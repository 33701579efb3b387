package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.lifecycle.Workers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check that fails when a worker thread has died, which a restart mends. Workers survive
 * an outage of the database or the broker, so an outage does not fail this check.
 */
@Liveness
@ApplicationScoped
public class WorkersCheck implements HealthCheck {

    @Inject private Workers workers;

    @Override
    public HealthCheckResponse call() {
        var dead = workers.dead();
        var response = HealthCheckResponse.named("workers").status(dead.isEmpty());
        if (!dead.isEmpty()) response.withData("dead", String.join(", ", dead));
        return response.build();
    }
}
