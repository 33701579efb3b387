package dev.ordinal.engine.message;

/**
 * Who wants something done.
 *
 * @param id of the caller, or the name of a saga or another part of the service
 * @param role in which they want it: that of a person, or {@link #SYSTEM}
 */
public record Actor(String id, String role) {

    /** The role of all that is no person. */
    public static final String SYSTEM = "system";

    /** The role where none was noted: events from before there were any. */
    public static final String UNKNOWN = "unknown";

    public static Actor system(String name) {
        return new Actor(name, SYSTEM);
    }

    public boolean isSystem() {
        return role.equals(SYSTEM);
    }
}
