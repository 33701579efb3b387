package dev.ordinal.engine;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.UUID;

/** A table of effects without any key: an effect that happens twice is there twice. */
@ApplicationScoped
public class Ledger {

    @Inject private Sql sql;

    void create() {
        sql.execute(
                """
                create table if not exists test_ledger (
                    consumer text, event_id uuid, event text, stream text)\
                """);
    }

    void enter(String consumer, Object event, Metadata metadata) {
        sql.execute(
                "insert into test_ledger values (?1, cast(?2 as uuid), ?3, ?4)",
                consumer,
                metadata.id().toString(),
                event.getClass().getSimpleName(),
                metadata.stream().toString());
    }

    /** The events of a stream that had an effect, sorted. */
    List<String> effects(String consumer, String stream) {
        return sql.texts(
                "select event from test_ledger where consumer = ?1 and stream = ?2 order by event",
                consumer,
                stream);
    }

    /** How often the inbox has an event. */
    long inbox(String consumer, UUID eventId) {
        return sql.number(
                "select count(*) from inbox where consumer = ?1 and event_id = cast(?2 as uuid)",
                consumer,
                eventId.toString());
    }
}
