package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.lifecycle.Workers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check that fails when a worker thread has failed ten times in a row, which a restart may
 * mend. Workers survive an outage of the database or the broker, so an outage does not fail this
 * check.
 */
@Liveness
@ApplicationScoped
public class WorkersCheck implements HealthCheck {

    private static final int TOO_OFTEN = 10;

    @Inject private Workers workers;

    @Override
    public HealthCheckResponse call() {
        var failures = workers.failures();
        boolean isSound = failures.values().stream().allMatch(inARow -> inARow < TOO_OFTEN);
        var response = HealthCheckResponse.named("workers").status(isSound);
        failures.forEach((worker, inARow) ->
                response.withData(worker, "failed %d times in a row".formatted(inARow)));
        return response.build();
    }
}
