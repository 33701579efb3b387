package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.StreamId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Set;

/**
 * Filter of the events in the audit: all events on the audit streams, and all events that an actor
 * in one of the roles of {@code ordinal.audit.roles} caused.
 */
@ApplicationScoped
public class Staff {

    /** Roles whose acts are audited. */
    @Inject
    @ConfigProperty(name = "ordinal.audit.roles", defaultValue = "operator,admin")
    private Set<String> roles;

    public boolean isBehind(StreamId stream, Actor actor) {
        return stream.category().equals(EventStore.AUDIT) || roles.contains(actor.role());
    }

    /** The roles, separated by commas, as a parameter of a query. */
    public String roles() {
        return String.join(",", roles);
    }
}
