package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.upcast.Downcaster;
import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.engine.schema.upcast.Splitter;
import dev.ordinal.engine.schema.upcast.Upcaster;
import dev.ordinal.engine.schema.upcast.VersionStep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All upcasters and downcasters, checked: each leads between released versions, no step exists
 * twice, and there is no circle.
 */
public final class Revisions {

    private final Map<VersionStep, Revision> ups = new HashMap<>();
    private final Map<VersionStep, Downcaster> downs = new HashMap<>();

    /**
     * Checks all steps of an application.
     *
     * @throws IllegalStateException if a step is invalid; the message names its class
     */
    public Revisions(Collection<? extends Revision> all, SchemaCatalog schemas) {
        all.forEach(revision -> requireSchemas(revision, schemas));
        all.forEach(Revisions::requireOneEnd);
        all.forEach(this::add);
        ups.keySet().forEach(step -> requireEnd(step.from(), schemas, new LinkedHashSet<>()));
    }

    private void add(Revision revision) {
        if (revision instanceof Downcaster down) add(downs, down.step(), down);
        if (!(revision instanceof Upcaster) && !(revision instanceof Splitter)) return;
        add(ups, revision.step(), revision);
    }

    private static <R extends Revision> void add(
            Map<VersionStep, R> steps, VersionStep step, R revision) {
        requireUp(step, revision);
        var other = steps.put(step, revision);
        if (other == null) return;
        throw new IllegalStateException(
                "Two classes make the step %s: %s and %s"
                        .formatted(step, name(other), name(revision)));
    }

    private static void requireUp(VersionStep step, Revision revision) {
        for (EventName to : step.to()) {
            boolean isUp =
                    !to.name().equals(step.from().name())
                            || to.semanticVersion().compareTo(step.from().semanticVersion()) > 0;
            if (!isUp) {
                throw new IllegalStateException(
                        "The step %s (%s) does not lead to a newer version"
                                .formatted(step, name(revision)));
            }
        }
    }

    private static void requireSchemas(Revision revision, SchemaCatalog schemas) {
        var ends = new LinkedHashSet<>(revision.step().to());
        ends.add(revision.step().from());
        for (EventName end : ends) {
            if (schemas.find(end).isEmpty()) {
                throw new IllegalStateException(
                        "The step %s (%s) has an end without a schema: %s is not released"
                                .formatted(revision.step(), name(revision), end));
            }
        }
    }

    /** Checks that a step has one end; only a splitter may have several. */
    private static void requireOneEnd(Revision revision) {
        var step = revision.step();
        boolean isOne = step.to().size() == 1;
        if (revision instanceof Splitter || (isOne && isFit(revision, step))) return;
        throw new IllegalStateException(
                "The step %s (%s) needs one end%s: only a Splitter splits or drops an event, and a way down keeps the name"
                        .formatted(step, name(revision), isOne ? " of the same name" : ""));
    }

    private static boolean isFit(Revision revision, VersionStep step) {
        var end = step.to().iterator().next();
        return !(revision instanceof Downcaster) || end.name().equals(step.from().name());
    }

    private void requireEnd(EventName event, SchemaCatalog schemas, Set<EventName> before) {
        if (!before.add(event)) {
            throw new IllegalStateException(
                    "Steps lead in a circle: %s, and %s again".formatted(before, event));
        }
        Stream.concat(declaredFrom(event), free(event, schemas))
                .forEach(next -> requireEnd(next, schemas, new LinkedHashSet<>(before)));
    }

    private Stream<EventName> declaredFrom(EventName event) {
        return upFrom(event).stream().flatMap(revision -> revision.step().to().stream());
    }

    /** The next version with the same major number, which needs no step. */
    private static Stream<EventName> free(EventName event, SchemaCatalog schemas) {
        var version = event.semanticVersion();
        return schemas.versionsOf(event.name()).stream()
                .filter(s -> s.version().major() == version.major())
                .filter(s -> s.version().compareTo(version) > 0)
                .map(EventSchema::event)
                .limit(1);
    }

    /** The upcasters that begin here. */
    List<Revision> upFrom(EventName event) {
        return ups.values().stream().filter(r -> r.step().from().equals(event)).toList();
    }

    /** The downcasters that begin here, at the end of the upcaster that they reverse. */
    List<Downcaster> downFrom(EventName event) {
        return downs.values().stream().filter(r -> r.step().to().equals(Set.of(event))).toList();
    }

    /** Every step, each once. */
    public List<Revision> all() {
        var all = new LinkedHashSet<Revision>(ups.values());
        all.addAll(downs.values());
        return new ArrayList<>(all);
    }

    private static String name(Revision revision) {
        return revision.getClass().getSimpleName();
    }
}
