package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The session of the database that holds the lease of a partition.
 *
 * @param pid its process on the database server, for {@code pg_terminate_backend}
 * @param application the name of the application: {@code ordinal}
 * @param client address and port of the server that holds it; null for a connection on the database
 *     server itself
 * @param since the begin of its transaction, by the database's clock
 * @param state {@code active}, {@code idle in transaction} or another state of PostgreSQL
 */
public record Holder(
        int pid, String application, @Nullable String client, Instant since, String state) {

    @Override
    public String toString() {
        return "%s, process %d of the database, from %s, %s"
                .formatted(application, pid, client == null ? "the same machine" : client, state);
    }
}
