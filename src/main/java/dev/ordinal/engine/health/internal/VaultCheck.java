package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.VaultException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.UUID;

/**
 * Readiness check that fails while the keys of persons cannot be read, since no customer would be
 * recognised.
 */
@Readiness
@ApplicationScoped
public class VaultCheck implements HealthCheck {

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject private People people;

    @Override
    public HealthCheckResponse call() {
        try {
            people.isKnown(NOBODY);
            return HealthCheckResponse.up("vault");
        } catch (VaultException e) {
            return HealthCheckResponse.down("vault");
        }
    }
}
