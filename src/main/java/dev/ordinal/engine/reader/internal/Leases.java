package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.database.NativeQueries;
import dev.ordinal.engine.database.Row;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;

/**
 * The leases of partitions that are held at the moment, on any server. A lease is a row lock, which
 * PostgreSQL keeps in the row: {@code xmax} is the transaction that locked it last, and while that
 * transaction runs, it holds the lock on its own id (<a
 * href="https://www.postgresql.org/docs/current/view-pg-locks.html">pg_locks</a>).
 */
@ApplicationScoped
class Leases {

    private static final String HELD =
            """
            select c.reader, c.partition, a.pid, coalesce(a.application_name, ''),
                   host(a.client_addr) || ':' || a.client_port, a.xact_start,
                   coalesce(a.state, 'unknown'),
                   cast(extract(epoch from clock_timestamp() - a.xact_start) as float8)
              from checkpoint c
              join pg_locks l on l.locktype = 'transactionid' and l.transactionid = c.xmax
                             and l.mode = 'ExclusiveLock' and l.granted
              join pg_stat_activity a on a.pid = l.pid
             where a.pid <> pg_backend_pid() and a.xact_start is not null
             order by c.reader, c.partition\
            """;

    @Inject private NativeQueries queries;

    /**
     * A lease that is held.
     *
     * @param age how long its transaction has run
     */
    record Lease(String reader, int partition, Holder holder, Duration age) {

        boolean isOf(CheckpointRow row) {
            return reader.equals(row.reader()) && partition == row.partition();
        }
    }

    List<Lease> held() {
        return queries.query(HELD).list(Leases::read);
    }

    private static Lease read(Row row) {
        var holder =
                new Holder(
                        row.integer(3),
                        row.text(4),
                        row.textOrNull(5),
                        row.instant(6),
                        row.text(7));
        long millis = Math.max(0, Math.round(row.decimal(8) * 1000));
        return new Lease(row.text(1), row.integer(2), holder, Duration.ofMillis(millis));
    }
}
