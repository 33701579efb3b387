package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.schema.catalog.SchemaCatalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All steps, checked: each between released versions, none twice, none down again, no circle. */
public final class Revisions {

    private final Map<Step, Revision> ups = new HashMap<>();
    private final Map<Step, Downcaster> downs = new HashMap<>();

    /**
     * Takes all steps of an application.
     *
     * @throws IllegalStateException if one cannot be, which is said with its class
     */
    public Revisions(Collection<? extends Revision> all, SchemaCatalog schemas) {
        all.forEach(this::add);
        ups.values().forEach(revision -> requireSchemas(revision, schemas));
        downs.values().forEach(revision -> requireSchemas(revision, schemas));
        ups.keySet().forEach(step -> requireEnd(step.from(), new LinkedHashSet<>()));
    }

    private void add(Revision revision) {
        if (revision instanceof Downcaster down) add(downs, down.step(), down);
        if (!(revision instanceof Upcaster) && !(revision instanceof Splitter)) return;
        add(ups, revision.step(), revision);
    }

    private static <R extends Revision> void add(Map<Step, R> steps, Step step, R revision) {
        requireUp(step, revision);
        var other = steps.put(step, revision);
        if (other == null) return;
        throw new IllegalStateException(
                "Two classes make the step %s: %s and %s"
                        .formatted(step, name(other), name(revision)));
    }

    private static void requireUp(Step step, Revision revision) {
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

    private void requireEnd(EventName event, Set<EventName> before) {
        if (!before.add(event)) {
            throw new IllegalStateException(
                    "Steps lead in a circle: %s, and %s again".formatted(before, event));
        }
        for (Revision next : upFrom(event)) {
            next.step().to().forEach(to -> requireEnd(to, new LinkedHashSet<>(before)));
        }
    }

    /** The steps up that begin here. */
    List<Revision> upFrom(EventName event) {
        return ups.values().stream().filter(r -> r.step().from().equals(event)).toList();
    }

    /** The steps down that begin here, at the end of the step they undo. */
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
