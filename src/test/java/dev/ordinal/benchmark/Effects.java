package dev.ordinal.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Effects of one subscription, read over a database connection of the test. */
final class Effects implements AutoCloseable {

    private final Connection connection;
    private final String consumer;

    Effects(String databaseUrl, String consumer) throws SQLException {
        this.connection = DriverManager.getConnection(databaseUrl, "ordinal", "ordinal");
        this.consumer = consumer;
        try (var statement = connection.createStatement()) {
            statement.execute(EffectRows.TABLE);
        }
    }

    void clear() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate benchmark_effect");
        }
    }

    long count() throws SQLException {
        return select("count(*)", rows -> rows.getLong(1)).getFirst();
    }

    /** The time of the last effect, by the clock of the database's machine. */
    Instant lastDone() throws SQLException {
        return select("max(done_at)", rows -> rows.getTimestamp(1).toInstant()).getFirst();
    }

    List<UUID> events() throws SQLException {
        return select("event_id", rows -> rows.getObject(1, UUID.class));
    }

    private interface Column<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> List<T> select(String what, Column<T> column) throws SQLException {
        var sql = "select " + what + " from benchmark_effect where consumer = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, consumer);
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) found.add(column.of(rows));
                return found;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
