package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.database.internal.DatabaseProbe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check that fails while the database does not answer, since no command could be durable.
 */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

    @Inject private DatabaseProbe database;

    @Override
    public HealthCheckResponse call() {
        return database.answers()
                ? HealthCheckResponse.up("database")
                : HealthCheckResponse.down("database");
    }
}
