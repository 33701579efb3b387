package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.internal.Purge;
import dev.ordinal.engine.database.internal.Retention;
import dev.ordinal.engine.deadletter.internal.DeadLetters.Placed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queue of the replays and of the letters that each has still to deliver. */
@ApplicationScoped
class ReplayQueue {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD =
            """
            insert into replay_letter (replay, number, subscription, letter)
            select cast(?1 as uuid), number, letter ->> 0, letter ->> 1
              from jsonb_array_elements(cast(?2 as jsonb)) with ordinality as all_(letter, number)\
            """;

    /** The row lock is the lease: one server at a time continues a replay, in order. */
    private static final String CLAIM =
            """
            select * from replay where finished_at is null
             order by recorded_at limit 1 for update skip locked\
            """;

    private static final String NEXT =
            """
            select number, subscription, letter from replay_letter
             where replay = cast(?1 as uuid) order by number limit ?2\
            """;

    private static final String REMOVE =
            "delete from replay_letter where replay = cast(?1 as uuid) and number <= ?2";

    @PersistenceContext private EntityManager entities;
    @Inject private NativeQueries queries;

    /** The retention of replays. The audit stream keeps each of their letters. */
    @Produces
    Retention retention(Purge purge) {
        return new Retention("replay", KEPT, purge);
    }

    /** A letter that a replay has still to deliver. */
    record Item(long number, String subscription, String letter) {}

    void add(ReplayRow replay, List<Placed> letters) {
        entities.persist(replay);
        entities.flush();
        var names = letters.stream().map(l -> List.of(l.subscription(), l.id())).toList();
        queries.update(ADD, replay.id(), names);
    }

    Optional<ReplayProgress> find(UUID id) {
        return Optional.ofNullable(entities.find(ReplayRow.class, id)).map(ReplayRow::progress);
    }

    /** A replay that is not finished and that no other server holds. */
    Optional<ReplayRow> claim() {
        return queries.query(CLAIM).entities(ReplayRow.class).stream().findFirst();
    }

    List<Item> next(ReplayRow replay, int most) {
        return queries.query(NEXT, replay.id(), most)
                .list(row -> new Item(row.number(1), row.text(2), row.text(3)));
    }

    void remove(ReplayRow replay, long upTo) {
        queries.update(REMOVE, replay.id(), upTo);
    }
}
