package dev.ordinal.benchmark;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;
import java.util.UUID;

/**
 * Rows that the benchmark's subscriptions write. They have no key, so an effect that happens twice
 * is there twice.
 */
@ApplicationScoped
public class EffectRows {

    static final String TABLE =
            """
            create table if not exists benchmark_effect (
                consumer text not null, event_id uuid not null,
                done_at timestamptz not null default clock_timestamp())\
            """;

    @PersistenceContext private EntityManager entities;

    void insert(String consumer, List<UUID> events) {
        entities.createNativeQuery(
                        "insert into benchmark_effect (consumer, event_id)"
                                + " select ?1, unnest(cast(?2 as uuid[]))")
                .setParameter(1, consumer)
                .setParameter(
                        2, events.stream().map(UUID::toString).collect(joining(",", "{", "}")))
                .executeUpdate();
    }
}
