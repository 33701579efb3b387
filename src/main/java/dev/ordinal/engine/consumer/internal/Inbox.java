package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.database.NativeQueries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/** Record of the events that each consumer has processed. */
@ApplicationScoped
class Inbox {

    private static final String HAS =
            "select exists (select from inbox where consumer = ?1 and event_id = cast(?2 as uuid))";

    private static final String ENTER =
            "insert into inbox (consumer, event_id) values (?1, cast(?2 as uuid)) on conflict do"
                    + " nothing";

    @Inject private NativeQueries queries;

    /** Whether an event has been processed. */
    boolean has(String consumer, UUID eventId) {
        return queries.query(HAS, consumer, eventId).single(row -> row.isTrue(1));
    }

    /**
     * Records an event, in the transaction of its effect. Returns false if it had been recorded
     * before.
     */
    boolean enter(String consumer, UUID eventId) {
        return queries.update(ENTER, consumer, eventId) == 1;
    }
}
