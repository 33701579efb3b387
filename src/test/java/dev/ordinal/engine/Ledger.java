package dev.ordinal.engine;

import dev.ordinal.engine.message.Metadata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.UUID;

/** A table of effects without any key: an effect that happens twice is there twice. */
@ApplicationScoped
public class Ledger {

    @PersistenceContext private EntityManager entities;

    void create() {
        entities.createNativeQuery(
                        "create table if not exists test_ledger (consumer text, event_id uuid,"
                            + " event text, stream text)")
                .executeUpdate();
    }

    void enter(String consumer, Object event, Metadata metadata) {
        entities.createNativeQuery("insert into test_ledger values (?1, cast(?2 as uuid), ?3, ?4)")
                .setParameter(1, consumer)
                .setParameter(2, metadata.id().toString())
                .setParameter(3, event.getClass().getSimpleName())
                .setParameter(4, metadata.stream().toString())
                .executeUpdate();
    }

    /** The events of a stream that had an effect, sorted. */
    List<String> effects(String consumer, String stream) {
        return entities.createNativeQuery(
                        "select event from test_ledger where consumer = ?1 and stream = ?2 order by"
                            + " event",
                        String.class)
                .setParameter(1, consumer)
                .setParameter(2, stream)
                .getResultList();
    }

    /** How often the inbox has an event. */
    long inbox(String consumer, UUID eventId) {
        var rows =
                entities.createNativeQuery(
                                "select count(*) from inbox where consumer = ?1 and event_id ="
                                    + " cast(?2 as uuid)")
                        .setParameter(1, consumer)
                        .setParameter(2, eventId.toString())
                        .getSingleResult();
        return ((Number) rows).longValue();
    }
}
