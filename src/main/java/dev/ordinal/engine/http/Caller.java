package dev.ordinal.engine.http;

import dev.ordinal.engine.message.Actor;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * The caller of an HTTP request; {@link Callers} tells who it is.
 *
 * @param id the id under which the caller stands in events: a pseudonym for customers, else the
 *     subject
 * @param subject the subject of the token ({@code sub}, RFC 7519, 4.1.2). Events from before there
 *     were pseudonyms have it in the place of the id
 * @param roles those of {@link Roles} that the caller has
 */
public record Caller(String id, String subject, Set<String> roles) {

    /**
     * Whether the caller may see what belongs to a customer: it is the caller's own, or the caller
     * is staff.
     *
     * @param customerId the id, or in old events the subject, of the owner; null if the owner is
     *     not known
     */
    public boolean maySee(@Nullable String customerId) {
        return id.equals(customerId) || subject.equals(customerId) || isStaff();
    }

    /** Whether the caller is an operator or an administrator. */
    public boolean isStaff() {
        return roles.contains(Roles.OPERATOR) || roles.contains(Roles.ADMIN);
    }

    /**
     * The caller as the actor of a command, in the role that allows most. Staff act under their
     * subject, not under a pseudonym.
     */
    public Actor actor() {
        var role = Roles.ALL.stream().filter(roles::contains).findFirst();
        return new Actor(isStaff() ? subject : id, role.orElse(Actor.UNKNOWN));
    }
}
