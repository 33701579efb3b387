package dev.ordinal.web;

import dev.ordinal.engine.message.Actor;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Who sends the request.
 *
 * @param id the customer that they are, and the actor of what they cause
 * @param roles those of {@link Roles} that they have
 */
public record Caller(String id, Set<String> roles) {

    /**
     * Whether they may see what belongs to a customer.
     *
     * @param customerId null if nobody knows whose it is
     */
    public boolean maySee(@Nullable String customerId) {
        return id.equals(customerId) || isStaff();
    }

    /** Whether they may see what belongs to others. */
    public boolean isStaff() {
        return roles.contains(Roles.OPERATOR) || roles.contains(Roles.ADMIN);
    }

    /** They act in the role that allows most. */
    public Actor actor() {
        var role = Roles.ALL.stream().filter(roles::contains).findFirst();
        return new Actor(id, role.orElse(Actor.UNKNOWN));
    }
}
