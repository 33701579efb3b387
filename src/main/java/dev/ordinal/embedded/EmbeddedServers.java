package dev.ordinal.embedded;

import dev.ordinal.engine.lifecycle.StartFailed;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;

import org.eclipse.microprofile.config.ConfigProvider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts what the set-up lacks before any bean of the application runs, and stops it when the last
 * one is gone. An extension, because no bean outlives the others, and because an application that
 * fails to start is torn down as well.
 */
class EmbeddedServers implements Extension {
    private static final Logger LOG = Logger.getLogger(EmbeddedServers.class.getName());

    /** Last started, first stopped. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    void start(@Observes @Priority(100) @Initialized(ApplicationScoped.class) Object application) {
        try {
            start(Settings.from(ConfigProvider.getConfig()));
        } catch (CannotStart e) {
            giveUp(e);
        } catch (LinkageError e) {
            giveUp(
                    new CannotStart(
                            "The libraries of the embedded servers are not in lib/global (%s missing). Set ORDINAL_DATABASE_URL and ORDINAL_BROKER_URL to servers of your own."
                                    .formatted(e.getMessage()),
                            e));
        }
    }

    void stop(@Observes BeforeShutdown end) {
        stopAll();
    }

    private void start(Settings settings) {
        if (!settings.httpOpen()) settings.http().checkFree("HTTP");
        if (settings.nothingToStart()) return;
        var data = DataFolder.take(settings.data());
        started.push(data);
        if (settings.database()) started.push(Postgres.start(data, settings));
        if (settings.broker()) started.push(Broker.start(data, settings));
    }

    /** What the engine cannot start ends the same way. */
    void giveUp(@Observes StartFailed failure) {
        giveUp(new CannotStart(failure.reason(), failure.cause()));
    }

    private void giveUp(CannotStart reason) {
        stopAll();
        ServerExit.because(reason);
    }

    private void stopAll() {
        while (!started.isEmpty()) stop(started.pop());
    }

    private static void stop(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, e, () -> "Could not stop " + server);
        }
    }
}
