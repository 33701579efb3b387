package dev.ordinal.benchmark;

import dev.ordinal.demo.embedded.ExternalServers;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Costs of some orders, as counters that only grow; {@link #since} has the costs of one order.
 *
 * @param transactions commits and roll-backs
 * @param statements of SQL, without the statements that begin and end a transaction
 * @param pages of PostgreSQL's cache that statements looked at or changed
 * @param log bytes that PostgreSQL has written to its log (WAL)
 * @param allocated bytes of memory that the server has allocated
 * @param server microseconds of the server's processor time
 * @param database microseconds of PostgreSQL's processor time
 */
record OrderCosts(
        double transactions,
        double statements,
        double pages,
        double log,
        double allocated,
        double server,
        double database) {

    /** The costs that do not depend on what else runs on the machine. */
    static final List<Count> COUNTED =
            List.of(
                    new Count("transactions", OrderCosts::transactions),
                    new Count("SQL statements", OrderCosts::statements),
                    new Count("pages of PostgreSQL's cache", OrderCosts::pages),
                    new Count("bytes of PostgreSQL's log", OrderCosts::log),
                    new Count("bytes allocated by the server", OrderCosts::allocated));

    /** One of the costs. */
    record Count(String label, ToDoubleFunction<OrderCosts> figure) {}

    private static final String OF_STATEMENTS =
            """
            select coalesce(sum(%s), 0)
              from pg_stat_statements s join pg_database d on d.oid = s.dbid
             where d.datname = '%s'
               and s.query !~* '^(begin|start|commit|rollback|end|set)'\
            """;

    /** Everything that a server and its database have done so far. */
    static OrderCosts soFar(ExternalServers external, String database, ServerMemory memory)
            throws SQLException {
        return new OrderCosts(
                transactions(external, database),
                external.number(OF_STATEMENTS.formatted("calls", database)),
                external.number(
                        OF_STATEMENTS.formatted("shared_blks_hit + shared_blks_read", database)),
                external.number("select cast(pg_current_wal_insert_lsn() - '0/0' as bigint)"),
                memory.allocated(),
                memory.processorNanos() / 1e3,
                external.databaseProcessorTime().toNanos() / 1e3);
    }

    /** {@code pg_stat_statements} counts a COMMIT only until its statement is prepared. */
    private static long transactions(ExternalServers external, String database) {
        return external.number(
                "select xact_commit + xact_rollback from pg_stat_database where datname = '%s'"
                        .formatted(database));
    }

    /** The costs of one order out of several. */
    OrderCosts since(OrderCosts before, int orders) {
        return new OrderCosts(
                (transactions - before.transactions) / orders,
                (statements - before.statements) / orders,
                (pages - before.pages) / orders,
                (log - before.log) / orders,
                (allocated - before.allocated) / orders,
                (server - before.server) / orders,
                (database - before.database) / orders);
    }
}
