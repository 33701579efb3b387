package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.UnknownEventException;
import dev.ordinal.engine.schema.internal.UnreadableEventException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Start-up check that this code reads the stored events: for every name and version in the log
 * there is a route to the version that the modules read, and one stored event has been converted
 * along it.
 */
@ApplicationScoped
public class StoredVersions {

    private static final Logger LOG = Logger.getLogger(StoredVersions.class.getName());

    @Inject private LogScan scan;
    @Inject private EventRegistry registry;
    @Inject private Transactions transactions;

    private volatile Map<String, String> unreadable = Map.of();

    /** The events that cannot be read, by name and version, each with the reason. */
    public Map<String, String> unreadable() {
        return unreadable;
    }

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        unreadable = transactions.call(this::check);
        unreadable.forEach((type, why) ->
                LOG.log(
                        Level.SEVERE,
                        "Not ready: the log contains {0}, but {1}",
                        new Object[] {type, why}));
    }

    private Map<String, String> check() {
        var found = new TreeMap<String, String>();
        for (EventName type : scan.types()) {
            faultOf(type).ifPresent(why -> found.put(type.toString(), why));
        }
        return Map.copyOf(found);
    }

    private Optional<String> faultOf(EventName type) {
        try {
            scan.anyOf(type).ifPresent(event -> event.read(registry.decoder()));
            return Optional.empty();
        } catch (UnknownEventException | UnreadableEventException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
