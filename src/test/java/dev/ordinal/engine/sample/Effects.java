package dev.ordinal.engine.sample;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.UUID;

/** A table of effects without any key: an effect that happens twice is there twice. */
@ApplicationScoped
public class Effects {

    @Inject private Sql sql;
    @Inject private Transactions transactions;

    /** Adds an effect, in the transaction of the caller. */
    void add(String subscription, Object event, Metadata metadata) {
        sql.execute(
                """
                insert into effect (subscription, event_id, event, stream)
                values (?1, cast(?2 as uuid), ?3, ?4)\
                """,
                subscription,
                metadata.id().toString(),
                event.getClass().getSimpleName(),
                metadata.stream().toString());
    }

    /** The simple names of the events of a stream that had an effect, sorted. */
    public List<String> of(String subscription, StreamId stream) {
        return transactions.call(() ->
                sql.texts(
                        """
                        select event from effect where subscription = ?1 and stream = ?2
                         order by event\
                        """,
                        subscription,
                        stream.toString()));
    }

    /** The number of entries of an event in the inbox. */
    public long inInbox(String subscription, UUID eventId) {
        return transactions.call(() ->
                sql.number(
                        """
                        select count(*) from inbox
                         where consumer = ?1 and event_id = cast(?2 as uuid)\
                        """,
                        subscription,
                        eventId.toString()));
    }
}
