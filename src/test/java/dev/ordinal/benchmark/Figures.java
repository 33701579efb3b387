package dev.ordinal.benchmark;

import dev.ordinal.testkit.EmbeddedSecret;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Results of one run, until they are printed. Code inside and outside of the server adds to them.
 */
final class Figures {

    static final String DATABASE =
            "jdbc:postgresql://127.0.0.1:25432/ordinal?password=" + EmbeddedSecret.read();

    private static final String TABLE =
            """
            create table if not exists benchmark (id bigint generated always as identity,
                name text, median float8, lowest float8, highest float8)\
            """;
    private static final String INSERT =
            "insert into benchmark (name, median, lowest, highest) values (?, ?, ?, ?)";

    private Figures() {}

    static void report(String name, double[] rates) throws SQLException {
        try (var connection = connect()) {
            keep(connection, name, rates);
        }
    }

    static void keep(Connection connection, String name, double[] rates) throws SQLException {
        Arrays.sort(rates);
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setDouble(2, rates[rates.length / 2]);
            insert.setDouble(3, rates[0]);
            insert.setDouble(4, rates[rates.length - 1]);
            insert.executeUpdate();
        }
    }

    static void print() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from benchmark order by id")) {
            System.out.println(
                    "\n| per second | median | lowest | highest |\n| --- | --- | --- | --- |");
            while (rows.next()) {
                System.out.printf(
                        "| %s | %,.0f | %,.0f | %,.0f |%n",
                        rows.getString("name"),
                        rows.getDouble("median"),
                        rows.getDouble("lowest"),
                        rows.getDouble("highest"));
            }
        }
    }

    static long number(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE, "ordinal", null);
    }
}
