package dev.ordinal.engine.store;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.lifecycle.StartOrder;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The size of the connection pool; the server itself tells only what is taken of it. */
@ApplicationScoped
class PoolMetrics {

    /** The name is OpenTelemetry's, semantic conventions for database clients. */
    private static final AttributeKey<String> POOL = stringKey("db.client.connection.pool.name");

    @Inject private Meter meter;

    @Inject
    @ConfigProperty(name = "ordinal.database.pool", defaultValue = "32")
    private long most;

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        var pool = Attributes.of(POOL, "jdbc/ordinal");
        meter.upDownCounterBuilder("db.client.connection.max")
                .setUnit("{connection}")
                .setDescription("The most connections that the pool opens")
                .buildWithCallback(limit -> limit.record(most, pool));
    }
}
