package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.EventName;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.Optional;

/** Queries across all streams of the log. Each joins the caller's transaction. */
@ApplicationScoped
public class LogScan {

    @PersistenceContext private EntityManager entities;
    @Inject private Staff staff;

    /**
     * At most {@code limit} events of some slots in the positions {@code (after, upTo]}, in the
     * order of the log. Complete only if {@code upTo} is at most {@link LogTail#position}.
     */
    public List<StoredEvent> readAll(long after, long upTo, Slots slots, int limit) {
        return EventRow.read(
                entities, EventRow.ALL, after, upTo, slots.first(), slots.last(), limit);
    }

    /**
     * At most {@code limit} acts of staff before {@code position}, newest first: the events on the
     * audit streams, and all other events that an actor in a role of {@code ordinal.audit.roles}
     * caused.
     */
    public List<StoredEvent> readActsBefore(long position, int limit) {
        return EventRow.read(entities, EventRow.ACTS_BEFORE, position, limit, staff.roles());
    }

    /** At most {@code limit} such acts behind {@code position}, oldest first. */
    public List<StoredEvent> readActsAfter(long position, int limit) {
        return EventRow.read(entities, EventRow.ACTS_AFTER, position, limit, staff.roles());
    }

    /**
     * Every name and version in the log. The query costs one index lookup for each, however many
     * events there are.
     */
    public List<EventName> types() {
        List<?> rows = entities.createNamedQuery(EventRow.TYPES).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new EventName((String) row[0], (String) row[1]))
                .toList();
    }

    /** One event of a name and version. */
    public Optional<StoredEvent> anyOf(EventName type) {
        return EventRow.read(entities, EventRow.ANY_OF, type.name(), type.version()).stream()
                .findFirst();
    }
}
