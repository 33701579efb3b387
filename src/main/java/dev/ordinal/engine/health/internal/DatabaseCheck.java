package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Transactions;

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

    @Inject private NativeQueries queries;
    @Inject private Transactions transactions;

    @Override
    public HealthCheckResponse call() {
        try {
            transactions.run(() -> queries.query("select 1").single(row -> row.integer(1)));
            return HealthCheckResponse.up("database");
        } catch (RuntimeException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
