package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.SemanticVersion;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Arrival;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Down;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Gap;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.PassedOver;
import dev.ordinal.engine.schema.internal.upcast.UpcastRoute.Up;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Search for the shortest route from any version to the versions that a reader wants. Between
 * versions with the same major number no step is needed, unless one is declared.
 */
public final class UpcastRoutes {

    /** Prefers a route to a wanted event, then the shorter route. */
    private static final Comparator<UpcastRoute> BEST =
            Comparator.<UpcastRoute, Boolean>comparing(UpcastRoutes::passesOver)
                    .thenComparingInt(UpcastRoute::steps);

    private final SchemaCatalog schemas;
    private final Revisions revisions;
    private final Map<String, EventName> wanted;
    private final Predicate<String> isPublished;
    private final boolean isStrict;

    /**
     * Creates the routes to one reader's versions.
     *
     * @param wanted the version of each event that the reader reads, by name
     * @param isPublished whether older versions of an event read newer ones of its major number
     * @param isStrict whether an event that is not wanted is a gap, or is passed over
     */
    public UpcastRoutes(
            SchemaCatalog schemas,
            Revisions revisions,
            Map<String, EventName> wanted,
            Predicate<String> isPublished,
            boolean isStrict) {
        this.schemas = schemas;
        this.revisions = revisions;
        this.wanted = Map.copyOf(wanted);
        this.isPublished = isPublished;
        this.isStrict = isStrict;
    }

    /** The route from a version in which an event was written. */
    public UpcastRoute from(EventName written) {
        if (!SemanticVersion.isOne(written.version())) {
            return new Gap(written + " is not a semantic version");
        }
        return nearest(written)
                .map(this::way)
                .orElseGet(() -> new Gap("%s has no schema here".formatted(written)));
    }

    /**
     * The known version as which an event of a newer server is read: the newest with its major
     * number.
     */
    private Optional<EventName> nearest(EventName written) {
        if (schemas.find(written).isPresent() || !isPublished.test(written.name())) {
            return Optional.of(written).filter(event -> schemas.find(event).isPresent());
        }
        return family(written)
                .filter(s -> s.version().compareTo(written.semanticVersion()) < 0)
                .max(Comparator.comparing(EventSchema::version))
                .map(EventSchema::event);
    }

    private Stream<EventSchema> family(EventName event) {
        var major = event.semanticVersion().major();
        return schemas.versionsOf(event.name()).stream().filter(s -> s.version().major() == major);
    }

    /**
     * The route from an event: up until the wanted version is reached; from a newer version only
     * down.
     */
    private UpcastRoute way(EventName event) {
        var target = wanted.get(event.name());
        if (target == null) return shortest(up(event), event);
        if (event.equals(target)) return new Arrival(target);
        return order(event, target) > 0 ? wayDown(event, target) : shortest(up(event), event);
    }

    private UpcastRoute wayDown(EventName event, EventName target) {
        if (event.equals(target)) return new Arrival(target);
        return order(event, target) > 0 ? shortest(down(event, target), event) : end(event);
    }

    private Stream<UpcastRoute> up(EventName event) {
        var steps = revisions.upFrom(event);
        var declared = steps.stream().map(this::up);
        boolean isRevised = steps.stream().anyMatch(step -> staysInMajor(step, event));
        return isRevised ? declared : Stream.concat(declared, next(event).stream().map(this::way));
    }

    private Stream<UpcastRoute> down(EventName event, EventName target) {
        var steps = revisions.downFrom(event);
        var declared = steps.stream().map(step -> down(step, target));
        boolean isRevised = steps.stream().anyMatch(step -> staysInMajor(step, event));
        if (isRevised || !isPublished.test(event.name())) return declared;
        var free = previous(event).stream().map(older -> wayDown(older, target));
        return Stream.concat(declared, free);
    }

    private UpcastRoute up(Revision revision) {
        var on = new HashMap<EventName, UpcastRoute>();
        for (EventName end : revision.step().to()) {
            var way = way(end);
            if (way instanceof Gap gap) return gap;
            on.put(end, way);
        }
        boolean isWanted = on.isEmpty() || !on.values().stream().allMatch(UpcastRoutes::passesOver);
        return isWanted ? new Up(revision, Map.copyOf(on)) : new PassedOver();
    }

    private UpcastRoute down(Downcaster revision, EventName target) {
        var to = revision.step().from();
        var way = wayDown(to, target);
        return way instanceof Gap gap ? gap : new Down(revision, to, way);
    }

    private static boolean passesOver(UpcastRoute route) {
        return route instanceof PassedOver;
    }

    private static boolean staysInMajor(Revision revision, EventName event) {
        var major = event.semanticVersion().major();
        return Stream.concat(Stream.of(revision.step().from()), revision.step().to().stream())
                .allMatch(end ->
                        end.name().equals(event.name()) && end.semanticVersion().major() == major);
    }

    private Optional<EventName> next(EventName event) {
        return family(event)
                .map(EventSchema::event)
                .filter(other -> order(other, event) > 0)
                .min(UpcastRoutes::order);
    }

    private Optional<EventName> previous(EventName event) {
        return family(event)
                .map(EventSchema::event)
                .filter(other -> order(other, event) < 0)
                .max(UpcastRoutes::order);
    }

    private UpcastRoute shortest(Stream<UpcastRoute> ways, EventName event) {
        var all = ways.toList();
        return all.stream()
                .filter(way -> !(way instanceof Gap))
                .min(BEST)
                .orElseGet(() -> all.stream().findFirst().orElseGet(() -> end(event)));
    }

    private UpcastRoute end(EventName event) {
        var target = wanted.get(event.name());
        if (target != null) {
            return new Gap("the step from %s to %s is missing".formatted(event, target.version()));
        }
        return isStrict ? new Gap("nothing here reads " + event) : new PassedOver();
    }

    private static int order(EventName one, EventName other) {
        return one.semanticVersion().compareTo(other.semanticVersion());
    }
}
