package dev.ordinal.engine.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer: no command could be durable. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

    @PersistenceContext private EntityManager entities;

    @Override
    public HealthCheckResponse call() {
        try {
            entities.createNativeQuery("select 1").getSingleResult();
            return HealthCheckResponse.up("database");
        } catch (PersistenceException e) {
            return HealthCheckResponse.down("database");
        }
    }
}
