package dev.ordinal.engine.health;

import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer: no command could be durable. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

    @PersistenceContext private EntityManager entities;
    @Inject private Transactions transactions;

    @Override
    public HealthCheckResponse call() {
        try {
            transactions.run(() -> entities.createNativeQuery("select 1").getSingleResult());
            return HealthCheckResponse.up("database");
        } catch (RuntimeException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
