package dev.ordinal.engine.message;

/**
 * Actor that wants something done: a person, or a part of the service. It is stored with every
 * event and sent with it, so a customer's id is a pseudonym.
 *
 * @param id the caller's id, or the name of a saga or another part of the service
 * @param role the role in which a person acts, one of {@link dev.ordinal.engine.http.Roles}, or
 *     {@link #SYSTEM} or {@link #UNKNOWN}
 */
public record Actor(String id, String role) {

    /** The role of sagas and all other parts of the service. */
    public static final String SYSTEM = "system";

    /** The role where none was recorded, or where a caller has none. */
    public static final String UNKNOWN = "unknown";

    /** A part of the service as an actor. */
    public static Actor system(String name) {
        return new Actor(name, SYSTEM);
    }

    /** Whether a part of the service acts, and not a person. */
    public boolean isSystem() {
        return role.equals(SYSTEM);
    }
}
