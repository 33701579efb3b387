package dev.ordinal.engine.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.UUID;

/** Which events each consumer has worked off. */
@ApplicationScoped
class Inbox {

    private static final String ENTER =
            "insert into inbox (consumer, event_id) values (?1, cast(?2 as uuid)) on conflict do"
                    + " nothing";

    @PersistenceContext private EntityManager entities;

    /** Whether an event has been worked off. */
    boolean has(String consumer, UUID eventId) {
        var query =
                "select exists (select from inbox where consumer = ?1"
                        + " and event_id = cast(?2 as uuid))";
        return (boolean)
                entities.createNativeQuery(query)
                        .setParameter(1, consumer)
                        .setParameter(2, eventId.toString())
                        .getSingleResult();
    }

    /**
     * Enters an event, in the transaction of its effect. Returns false if it had been entered
     * before.
     */
    boolean enter(String consumer, UUID eventId) {
        return entities.createNativeQuery(ENTER)
                        .setParameter(1, consumer)
                        .setParameter(2, eventId.toString())
                        .executeUpdate()
                == 1;
    }
}
