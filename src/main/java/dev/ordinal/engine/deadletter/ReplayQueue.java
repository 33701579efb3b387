package dev.ordinal.engine.deadletter;

import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.store.Purge;
import dev.ordinal.engine.store.Retention;
import dev.ordinal.engine.transport.DeadLetter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The replays, and the letters that each has still to deliver. */
@ApplicationScoped
class ReplayQueue {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD =
            """
            insert into replay_letter (replay, number, subscription, letter)
            select cast(?1 as uuid), number, letter ->> 0, letter ->> 1
              from jsonb_array_elements(cast(?2 as jsonb)) with ordinality as all_(letter, number)\
            """;

    /** The row lock is the lease, so that one server at a time goes on with it, in order. */
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

    /** The retention of replays. The audit stream keeps each of their letters. */
    @Produces
    Retention retention(Purge purge) {
        return new Retention("replay", KEPT, purge);
    }

    /** A letter that is to be delivered. */
    record Item(long number, String subscription, String letter) {}

    void add(ReplayRow replay, List<DeadLetter> letters) {
        entities.persist(replay);
        entities.flush();
        var names = letters.stream().map(l -> List.of(l.subscription(), l.id())).toList();
        query(ADD, replay.id().toString(), Json.STRICT.writeValueAsString(names)).executeUpdate();
    }

    Optional<ReplayProgress> find(UUID id) {
        return Optional.ofNullable(entities.find(ReplayRow.class, id)).map(ReplayRow::progress);
    }

    /** A replay that is not finished, and that nobody else is at. */
    Optional<ReplayRow> claim() {
        List<?> rows = entities.createNativeQuery(CLAIM, ReplayRow.class).getResultList();
        return rows.stream().map(ReplayRow.class::cast).findFirst();
    }

    List<Item> next(ReplayRow replay, int most) {
        List<?> rows = query(NEXT, replay.id().toString(), most).getResultList();
        return rows.stream().map(ReplayQueue::item).toList();
    }

    private static Item item(Object row) {
        var columns = (Object[]) row;
        return new Item(
                ((Number) columns[0]).longValue(), (String) columns[1], (String) columns[2]);
    }

    void remove(ReplayRow replay, long upTo) {
        query(REMOVE, replay.id().toString(), upTo).executeUpdate();
    }

    private Query query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return query;
    }
}
