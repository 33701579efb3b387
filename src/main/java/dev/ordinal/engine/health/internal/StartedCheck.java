package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Start-up check that succeeds once tables, schemas, readers and subscriptions are ready. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {

    private volatile boolean isDone;

    void done(
            @Observes @Priority(StartOrder.DONE) @Initialized(ApplicationScoped.class)
                    Object start) {
        isDone = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("start").status(isDone).build();
    }
}
