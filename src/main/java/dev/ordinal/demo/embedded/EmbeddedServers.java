package dev.ordinal.demo.embedded;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * CDI extension that starts the missing servers before any bean of the application runs, and stops
 * them after the last one has ended. No bean could do this, since no bean outlives all others, and
 * since the servers must also be stopped when the application fails to start.
 */
class EmbeddedServers implements Extension {
    private static final Logger LOG = Logger.getLogger(EmbeddedServers.class.getName());

    /** The started servers; the last one is stopped first. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    void start(
            @Observes @Priority(StartOrder.EMBEDDED) @Initialized(ApplicationScoped.class)
                    Object application,
            BeanManager beans) {
        start().ifPresent(beans.getEvent()::fire);
    }

    private Optional<StartFailed> start() {
        try {
            var config = ConfigProvider.getConfig();
            start(Settings.from(config), config);
            return Optional.empty();
        } catch (SetupException e) {
            return Optional.of(new StartFailed(String.valueOf(e.getMessage()), e));
        } catch (LinkageError e) {
            var reason =
                    "The libraries of the embedded servers are not in lib/global (%s missing). Set ORDINAL_DATABASE_URL and ORDINAL_BROKER_URL to servers of your own."
                            .formatted(e.getMessage());
            return Optional.of(new StartFailed(reason, e));
        }
    }

    void stop(@Observes BeforeShutdown end) {
        stopAll();
    }

    private void start(Settings settings, Config config) {
        if (!settings.httpOpen()) settings.http().checkFree("HTTP");
        boolean kafka = Kafka.isWanted(config);
        if (settings.nothingToStart() && !kafka) return;
        var data = DataFolder.take(settings.data());
        started.push(data);
        if (settings.database()) started.push(Postgres.start(data, settings));
        if (settings.broker()) started.push(Broker.start(data, settings));
        if (kafka) started.push(Kafka.start(data, Kafka.Place.from(config)));
    }

    /** Stops the servers after a failed start, before the process ends. */
    void giveUp(@Observes @Priority(StartFailed.STOP) StartFailed failure) {
        stopAll();
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
