package dev.ordinal.engine.http;

import dev.ordinal.engine.message.Actor;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Who sends the request.
 *
 * @param id how they stand in events: customers under a pseudonym
 * @param subject their name in the token; orders from before there were pseudonyms have it
 * @param roles those of {@link Roles} that they have
 */
public record Caller(String id, String subject, Set<String> roles) {

    /**
     * Whether they may see what belongs to a customer.
     *
     * @param customerId null if nobody knows whose it is
     */
    public boolean maySee(@Nullable String customerId) {
        return id.equals(customerId) || subject.equals(customerId) || isStaff();
    }

    /** Whether they may see what belongs to others. */
    public boolean isStaff() {
        return roles.contains(Roles.OPERATOR) || roles.contains(Roles.ADMIN);
    }

    /** They act in the role that allows most. Who works here is known by name. */
    public Actor actor() {
        var role = Roles.ALL.stream().filter(roles::contains).findFirst();
        return new Actor(isStaff() ? subject : id, role.orElse(Actor.UNKNOWN));
    }
}
