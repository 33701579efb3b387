package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.lifecycle.Workers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not live when a worker has died, which a new start mends. What an outage elsewhere does, workers
 * survive: database and broker have no say in this.
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
