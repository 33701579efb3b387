package dev.ordinal.engine.message;

import java.util.regex.Pattern;

/**
 * The type of an event as it is stored and sent: a name and a version.
 *
 * @param name the public name: {@code order.item_added}
 * @param version the semantic version of its schema, {@code major.minor.patch}
 */
public record EventName(String name, String version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    /**
     * The name that {@link EventType} gives a record.
     *
     * @throws IllegalStateException if the record has no such annotation, or its name or its
     *     version is not valid
     */
    public static EventName of(Class<?> type) {
        var annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalStateException("The event " + type.getName() + " has no @EventType");
        }
        if (!isName(annotation.name())) {
            throw new IllegalStateException(
                    "The event %s has the name \"%s\". A name is two or more words of lower-case letters, digits and underscores with dots between them, such as order.item_added"
                            .formatted(type.getName(), annotation.name()));
        }
        if (!SemanticVersion.isOne(annotation.version())) {
            throw new IllegalStateException(
                    "The event %s has the version \"%s\", which is not a semantic version such as 1.2.0"
                            .formatted(type.getName(), annotation.version()));
        }
        return new EventName(annotation.name(), annotation.version());
    }

    /** Whether an event may have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The version in a form that can be compared.
     *
     * @throws IllegalArgumentException if it is not a semantic version
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
