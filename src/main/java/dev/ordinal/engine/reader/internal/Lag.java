package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Lag of a partition behind the end of the log, by the database's clock. It counts at most {@link
 * Backlogs#MOST} events.
 */
@ApplicationScoped
public class Lag {

    private static final String BEHIND =
            """
            select count(*),
                   cast(coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0) as float8)
              from (select recorded_at from event
                     where position > ?1 and slot between ?2 and ?3
                     order by position limit ?4) as first_ones
            """;

    @Inject private NativeQueries queries;

    public ReaderStatus of(CheckpointRow row) {
        var slots = row.slots();
        return queries.query(BEHIND, row.position(), slots.first(), slots.last(), Backlogs.MOST)
                .single(behind -> status(row, behind));
    }

    private static ReaderStatus status(CheckpointRow row, Row behind) {
        return new ReaderStatus(
                row.reader(),
                row.partition(),
                row.position(),
                behind.number(1),
                Math.max(0, behind.decimal(2)),
                row.failures(),
                row.failingSince(),
                row.error());
    }
}
