package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.message.EventName;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The versions that a step lies between.
 *
 * @param from the older version
 * @param to the version that it becomes; for a {@link Splitter} any number of events, or none
 */
public record VersionStep(EventName from, Set<EventName> to) {

    /**
     * The step from one version of an event to a newer one. A {@link Downcaster} names its step in
     * this direction too.
     */
    public static VersionStep of(String name, String from, String to) {
        return new VersionStep(new EventName(name, from), Set.of(new EventName(name, to)));
    }

    /** The step of a {@link Splitter} that makes any of these events. */
    public static VersionStep split(EventName from, EventName... to) {
        return new VersionStep(from, Set.of(to));
    }

    /** The step of a {@link Splitter} that drops an event that nothing needs any more. */
    public static VersionStep drop(String name, String version) {
        return new VersionStep(new EventName(name, version), Set.of());
    }

    @Override
    public String toString() {
        var ends = to.stream().map(EventName::toString).sorted();
        return from + " -> " + (to.isEmpty() ? "nothing" : ends.collect(Collectors.joining(", ")));
    }
}
