package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.consumer.internal.Troubles;
import dev.ordinal.engine.consumer.internal.Troubles.Trouble;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that lists the subscriptions that meet a message which they can neither receive
 * nor give up. It does not make the server unready: every other server would meet the same message,
 * and the broker moves it in the end.
 */
@Readiness
@ApplicationScoped
public class SubscriptionsCheck implements HealthCheck {

    @Inject private Troubles troubles;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("subscriptions").up();
        for (Trouble trouble : troubles.all()) {
            response.withData(
                    trouble.subscription(),
                    "cannot get rid of a message since %s, %d attempts: %s"
                            .formatted(trouble.since(), trouble.attempts(), trouble.error()));
        }
        return response.build();
    }
}
