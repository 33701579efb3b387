package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Query for the backlogs of all readers. It stays cheap however long they are. */
@ApplicationScoped
class Backlogs {

    /** The most events of a partition that are counted. */
    static final int MOST = 10_000;

    private static final String ALL =
            """
            select c.reader, cast(sum(unread.events) as bigint),
                   cast(coalesce(extract(epoch from clock_timestamp() - min(unread.oldest)), 0)
                        as float8)
              from checkpoint c,
                   lateral (select count(*) as events, min(recorded_at) as oldest
                              from (select e.recorded_at from event e
                                     where e.position > c.position
                                       and e.slot between c.first_slot and c.last_slot
                                     order by e.position limit ?1) as first_ones) as unread
             group by c.reader\
            """;

    @Inject private NativeQueries queries;

    /**
     * The backlog of a reader.
     *
     * @param events at most {@link #MOST} for each of its partitions
     * @param seconds how long the oldest has waited, by the database's clock
     */
    record Backlog(String reader, long events, double seconds) {}

    List<Backlog> all() {
        return queries.query(ALL, MOST).list(Backlogs::read);
    }

    private static Backlog read(Row row) {
        return new Backlog(row.text(1), row.number(2), Math.max(0, row.decimal(3)));
    }
}
