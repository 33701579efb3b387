package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.message.EventName;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a step begins and what comes out of it.
 *
 * @param from the older version
 * @param to what it can become: one newer version, or several events, or nothing
 */
public record VersionStep(EventName from, Set<EventName> to) {

    /** From one version of an event to a newer one. */
    public static VersionStep of(String name, String from, String to) {
        return new VersionStep(new EventName(name, from), Set.of(new EventName(name, to)));
    }

    /** Into other events, or into several, or into any of them. */
    public static VersionStep split(EventName from, EventName... to) {
        return new VersionStep(from, Set.of(to));
    }

    /** Into nothing: nobody needs it any more. */
    public static VersionStep drop(String name, String version) {
        return new VersionStep(new EventName(name, version), Set.of());
    }

    @Override
    public String toString() {
        var ends = to.stream().map(EventName::toString).sorted();
        return from + " -> " + (to.isEmpty() ? "nothing" : ends.collect(Collectors.joining(", ")));
    }
}
