package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.log.internal.StoredVersions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that fails if, at the start, the log held events that this code cannot read. It
 * names the events and the reasons.
 */
@Readiness
@ApplicationScoped
public class SchemasCheck implements HealthCheck {

    @Inject private StoredVersions stored;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("schemas").status(stored.unreadable().isEmpty());
        stored.unreadable().forEach(response::withData);
        return response.build();
    }
}
