package dev.ordinal.engine.database.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.lifecycle.StartOrder;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.lang.management.ManagementFactory;
import java.util.Set;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Metrics of the connection pool, read when they are exported. The server's own metrics of the pool
 * cost time in every transaction. The names are those of OpenTelemetry's semantic conventions for
 * database clients.
 */
@ApplicationScoped
class PoolMetrics {

    private static final AttributeKey<String> POOL = stringKey("db.client.connection.pool.name");
    private static final AttributeKey<String> STATE = stringKey("db.client.connection.state");
    private static final String NAME = "jdbc/ordinal";

    /** The name of the pool's MBean, which exists from the first connection on. */
    private static final String MANAGER =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=" + NAME + ",*";

    @Inject private Meter meter;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        meter.upDownCounterBuilder("db.client.connection.max")
                .setUnit("{connection}")
                .setDescription("Largest number of connections of the pool")
                .buildWithCallback(limit -> {
                    for (ObjectName pool : pools()) limit.record(read(pool, "MaxSize"), name());
                });
        meter.upDownCounterBuilder("db.client.connection.count")
                .setUnit("{connection}")
                .setDescription("Open connections of the pool")
                .buildWithCallback(count -> pools().forEach(pool -> count(pool, count)));
    }

    private void count(ObjectName pool, ObservableLongMeasurement count) {
        long idle = read(pool, "Available");
        count.record(idle, name().toBuilder().put(STATE, "idle").build());
        count.record(read(pool, "Size") - idle, name().toBuilder().put(STATE, "used").build());
    }

    private static Attributes name() {
        return Attributes.of(POOL, NAME);
    }

    private Set<ObjectName> pools() {
        try {
            return server.queryNames(new ObjectName(MANAGER), null);
        } catch (JMException e) {
            throw new IllegalStateException(MANAGER, e);
        }
    }

    private long read(ObjectName pool, String attribute) {
        try {
            return (Long) server.getAttribute(pool, attribute);
        } catch (JMException e) {
            throw new IllegalStateException(pool + " has no " + attribute, e);
        }
    }
}
