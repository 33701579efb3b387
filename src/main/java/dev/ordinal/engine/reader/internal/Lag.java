package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

/**
 * Lag of a partition behind the end of the log, by the database's clock. It counts at most {@link
 * Backlogs#MOST} events.
 */
@ApplicationScoped
class Lag {

    private static final String BEHIND =
            """
            select count(*),
                   cast(coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0) as float8)
              from (select recorded_at from event
                     where position > ?1 and slot between ?2 and ?3
                     order by position limit ?4) as first_ones
            """;

    @Inject private NativeQueries queries;

    /**
     * The status of a partition.
     *
     * @param holder the session that holds its lease, or null
     * @param leftOver whether its reader is not declared
     */
    ReaderStatus of(CheckpointRow row, @Nullable Holder holder, boolean leftOver) {
        var slots = row.slots();
        return queries.query(BEHIND, row.position(), slots.first(), slots.last(), Backlogs.MOST)
                .single(behind -> status(row, behind, holder, leftOver));
    }

    private static ReaderStatus status(
            CheckpointRow row, Row behind, @Nullable Holder holder, boolean leftOver) {
        return new ReaderStatus(
                row.reader(),
                row.partition(),
                row.position(),
                behind.number(1),
                Math.max(0, behind.decimal(2)),
                row.failures(),
                row.failingSince(),
                row.error(),
                holder,
                leftOver);
    }
}
