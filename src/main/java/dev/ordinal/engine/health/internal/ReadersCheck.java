package dev.ordinal.engine.health.internal;

import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.Progress.StuckPartition;
import dev.ordinal.engine.reader.internal.ReaderFailure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import java.util.List;

/**
 * Readiness check that lists the failing readers of the log and since when they fail, and the
 * partitions whose lease has been held for more than five seconds, by which session: a server that
 * hangs keeps its leases. Neither makes the server unready: commands are still durable, and every
 * other server would fail in the same way.
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
        for (StuckPartition stuck : stuck()) {
            response.withData(
                    stuck.reader() + "/" + stuck.partition() + " is held",
                    "since " + stuck.holder().since() + " by " + stuck.holder());
        }
        return response.build();
    }

    private List<StuckPartition> stuck() {
        try {
            return progress.stuck();
        } catch (RuntimeException _) {
            return List.of(); // the database has a check of its own
        }
    }

    private List<ReaderFailure> failing() {
        try {
            return progress.failing();
        } catch (RuntimeException _) {
            return List.of(); // the database has a check of its own
        }
    }
}
