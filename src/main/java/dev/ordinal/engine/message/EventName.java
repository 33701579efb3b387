package dev.ordinal.engine.message;

/**
 * An event type as the world knows it.
 *
 * @param name {@code order.item_added}
 * @param version semantic version of its schema
 */
public record EventName(String name, String version) {

    /**
     * The name that a record carries.
     *
     * @throws IllegalStateException if it carries none, or a version that is none
     */
    public static EventName of(Class<?> type) {
        var annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalStateException("The event " + type.getName() + " has no @EventType");
        }
        if (!SemanticVersion.isOne(annotation.version())) {
            throw new IllegalStateException(
                    "The event %s has the version \"%s\", which is no semantic version such as 1.2.0"
                            .formatted(type.getName(), annotation.version()));
        }
        return new EventName(annotation.name(), annotation.version());
    }

    /**
     * The version, comparable.
     *
     * @throws IllegalArgumentException if it is no semantic version
     */
    public SemanticVersion semanticVersion() {
        return SemanticVersion.parse(version);
    }

    /** The same event in another version. */
    public EventName in(SemanticVersion other) {
        return new EventName(name, other.toString());
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
