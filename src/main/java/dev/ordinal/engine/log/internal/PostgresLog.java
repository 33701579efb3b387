package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries of the high-water mark, in SQL of PostgreSQL. */
@ApplicationScoped
class PostgresLog implements HighWaterMark.Log {

    private static final String PAGE =
            """
            select coalesce(max(position) filter (where position = ?1 + n), ?1),
                   coalesce(max(position), ?1),
                   cast(pg_current_snapshot() as text),
                   case when count(*) <= 100 then coalesce(string_agg(cast(slot as text), ','), '') end
              from (select position, slot, row_number() over (order by position) as n
                      from (select position, slot from event
                             where position > ?1 order by position limit 5000) as p) as numbered
            """;

    /** An insert locks the table before it draws a position and keeps the lock to its end. */
    private static final String APPENDERS =
            """
            select cast(cast(x.transactionid as text) as bigint)
              from pg_locks l
              join pg_locks x on x.virtualtransaction = l.virtualtransaction and x.pid is not distinct from l.pid
             where l.locktype = 'relation' and l.relation = cast('event' as regclass)
               and l.database = (select oid from pg_database where datname = current_database())
               and l.mode = 'RowExclusiveLock' and l.granted
               and x.locktype = 'transactionid' and x.mode = 'ExclusiveLock' and x.granted
            """;

    @Inject private NativeQueries queries;

    @Override
    public HighWaterMark.Page pageAfter(long mark) {
        return queries.query(PAGE, mark).single(PostgresLog::page);
    }

    private static HighWaterMark.Page page(Row row) {
        return new HighWaterMark.Page(
                row.number(1),
                row.number(2),
                TransactionSnapshot.parse(row.text(3)),
                Optional.ofNullable(row.textOrNull(4)).map(PostgresLog::slots));
    }

    private static Set<Integer> slots(String list) {
        return Stream.of(list.split(",", -1))
                .filter(slot -> !slot.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Integer> appenders() {
        return Set.copyOf(queries.query(APPENDERS).list(row -> row.integer(1)));
    }

    /** The position to start from: no reader has passed a position that was not settled. */
    long lowestSafeStart() {
        return queries.query("select coalesce(max(position), 0) from checkpoint")
                .single(row -> row.number(1));
    }
}
