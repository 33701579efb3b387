package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.ReaderFailure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.List;

/**
 * Readiness check that lists the failing readers of the log and since when they fail. A failing
 * reader does not make the server unready: commands are still durable, and every other server would
 * fail in the same way.
 */
@Readiness
@ApplicationScoped
public class ReadersCheck implements HealthCheck {

    @Inject private Progress progress;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("readers").up();
        for (ReaderFailure reader : failing()) {
            response.withData(
                    reader.reader() + "/" + reader.partition(),
                    "failing since " + reader.since() + ": " + reader.error());
        }
        return response.build();
    }

    private List<ReaderFailure> failing() {
        try {
            return progress.failing();
        } catch (RuntimeException _) {
            return List.of(); // the database has a check of its own
        }
    }
}
