package dev.ordinal.engine.schema.internal.compatibility;

import dev.ordinal.engine.message.SemanticVersion;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.Keywords;
import dev.ordinal.engine.schema.internal.catalog.Violation;
import dev.ordinal.engine.schema.internal.compatibility.Finding.Direction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules for version numbers: a patch version changes only documentation, a minor version is
 * compatible with all others of its major number, and a major version may change anything, since an
 * upcaster leads to it.
 *
 * @param released the released versions, in any order
 * @param promise the compatibility that is promised within a major number
 */
public record ReleaseRules(List<EventSchema> released, Compatibility promise) {

    /** Whether a schema may be released under the version that it claims. */
    public Verdict check(EventSchema proposal) {
        return new Verdict(findings(proposal), least(proposal));
    }

    private List<Finding> findings(EventSchema proposal) {
        var misplaced = misplaced(proposal.version());
        if (misplaced.isPresent()) return List.of(misplaced.get());
        var twin = family(proposal.version()).filter(s -> isPatchOf(s, proposal)).findFirst();
        if (twin.isPresent()) return changes(twin.get(), proposal);
        return incompatibilities(proposal, proposal.version());
    }

    private Optional<Finding> misplaced(SemanticVersion version) {
        return released.stream()
                .filter(s -> isInTheWay(s.version(), version))
                .max(byVersion())
                .map(s ->
                        new Finding(
                                s.event().version(),
                                Direction.NUMBER,
                                "version-order",
                                "",
                                "%s is not above %s, which is released"
                                        .formatted(version, s.version())));
    }

    /**
     * Whether a released version excludes this one: an older major number may get a newer version,
     * but none between released ones.
     */
    private boolean isInTheWay(SemanticVersion known, SemanticVersion version) {
        boolean isKnownMajor = family(version).findAny().isPresent();
        boolean matters = !isKnownMajor || known.major() == version.major();
        return matters && known.compareTo(version) >= 0;
    }

    private static boolean isPatchOf(EventSchema known, EventSchema proposal) {
        return known.version().minor() == proposal.version().minor();
    }

    private static List<Finding> changes(EventSchema known, EventSchema proposal) {
        if (isSame(known, proposal)) return List.of();
        var places =
                Stream.concat(
                                Comparison.hindrances(proposal, known).stream(),
                                Comparison.hindrances(known, proposal).stream())
                        .map(Violation::pointer)
                        .distinct()
                        .toList();
        return (places.isEmpty() ? List.of("") : places)
                .stream().map(place -> change(known, place)).toList();
    }

    private static Finding change(EventSchema known, String pointer) {
        return new Finding(
                known.event().version(),
                Direction.NUMBER,
                "patch-changes-content",
                pointer,
                "a patch may change the documentation and nothing else");
    }

    private static boolean isSame(EventSchema one, EventSchema other) {
        return Keywords.withoutAnnotations(one.inlined())
                .equals(Keywords.withoutAnnotations(other.inlined()));
    }

    private List<Finding> incompatibilities(EventSchema proposal, SemanticVersion version) {
        return family(version).flatMap(known -> incompatibilities(known, proposal)).toList();
    }

    private Stream<Finding> incompatibilities(EventSchema known, EventSchema proposal) {
        var backward = findings(known, Direction.BACKWARD, Comparison.hindrances(proposal, known));
        return promise == Compatibility.BACKWARD_TRANSITIVE
                ? backward
                : Stream.concat(
                        backward,
                        findings(known, Direction.FORWARD, Comparison.hindrances(known, proposal)));
    }

    private static Stream<Finding> findings(
            EventSchema against, Direction direction, List<Violation> violations) {
        return violations.stream().map(v -> Finding.of(against.event().version(), direction, v));
    }

    /** All versions with the same major number, the newest first. */
    private Stream<EventSchema> family(SemanticVersion version) {
        return released.stream()
                .filter(s -> s.version().major() == version.major())
                .sorted(byVersion().reversed());
    }

    private static Comparator<EventSchema> byVersion() {
        return Comparator.comparing(EventSchema::version);
    }

    private SemanticVersion least(EventSchema proposal) {
        return released.stream()
                .max(byVersion())
                .map(newest -> least(newest, proposal))
                .orElse(new SemanticVersion(1, 0, 0));
    }

    private SemanticVersion least(EventSchema newest, EventSchema proposal) {
        if (isSame(newest, proposal)) return newest.version().nextPatch();
        return incompatibilities(proposal, newest.version()).isEmpty()
                ? newest.version().nextMinor()
                : newest.version().nextMajor();
    }
}
