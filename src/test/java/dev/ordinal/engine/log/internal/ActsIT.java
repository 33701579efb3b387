package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.demo.embedded.ExternalServers;
import dev.ordinal.engine.database.internal.MigrationFiles;

import jakarta.persistence.NamedNativeQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tests of the audit on a log that older servers have filled, while one of them still runs. */
class ActsIT {

    private static final String BEFORE_THE_MARK = "2026.11.26.01";

    private static ExternalServers external;

    @BeforeAll
    static void start() {
        var data = Path.of("target", "acts-it", "data-" + ProcessHandle.current().pid());
        external = ExternalServers.start(data, 25438, 26622);
    }

    @AfterAll
    static void stop() throws Exception {
        external.close();
    }

    @Test
    void what_was_listed_stays_listed_and_the_mark_decides_about_the_rest() throws Exception {
        external.createDatabase("acts");
        migrate(BEFORE_THE_MARK);
        store("order-1", "operator");
        store("order-2", "customer");
        store("order-3", "admin");
        store("audit-people", "system");
        migrate("latest");
        store("order-4", "operator");
        store("order-5", "customer");
        store("audit-sagas", "system");
        store("order-6", "clerk", true);
        store("order-7", "operator", false);
        assertThat(acts("operator,admin"))
                .containsExactly(
                        "order-6", "audit-sagas", "order-4", "audit-people", "order-3", "order-1");
        assertThat(explained("operator,admin")).contains("event_of_staff");
    }

    private static void migrate(String target) {
        var database = new PGSimpleDataSource();
        database.setUrl(external.databaseUrl("acts"));
        database.setUser("ordinal");
        database.setPassword("ordinal");
        MigrationFiles.in("db/migration")
                .configure(database)
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private static void store(String stream, String role) throws SQLException {
        insert("actor, actor_role", "'%s', 1, 'ann', '%s'".formatted(stream, role));
    }

    private static void store(String stream, String role, boolean ofStaff) throws SQLException {
        var values = "'%s', 1, 'ann', '%s', %s".formatted(stream, role, ofStaff);
        insert("actor, actor_role, of_staff", values);
    }

    private static void insert(String columns, String values) throws SQLException {
        execute(
                """
                insert into event (id, slot, name, schema_version, body, correlation_id,
                                   causation_id, stream, version, %s)
                select gen_random_uuid(), 1, 'order.created', '1.0.0', '{}', gen_random_uuid(),
                       gen_random_uuid(), %s\
                """
                        .formatted(columns, values));
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = external.connect("acts");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static List<String> acts(String roles) throws SQLException {
        return column("select stream from (" + query(roles) + ") as acts");
    }

    /** The query plan for acts of staff among many other events. */
    private static String explained(String roles) throws SQLException {
        insert(
                "actor, actor_role, of_staff",
                "'order-' || n, 2, 'ann', 'customer', false from generate_series(1, 20000) as n");
        execute("analyze event");
        return String.join("\n", column("explain " + query(roles)));
    }

    private static String query(String roles) {
        return Stream.of(EventRow.class.getAnnotationsByType(NamedNativeQuery.class))
                .filter(query -> query.name().equals(EventRow.ACTS_BEFORE))
                .map(NamedNativeQuery::query)
                .findFirst()
                .orElseThrow()
                .replace("?1", String.valueOf(Long.MAX_VALUE))
                .replace("?2", "100")
                .replace("?3", "'" + roles + "'");
    }

    private static List<String> column(String query) throws SQLException {
        try (var connection = external.connect("acts");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var column = new ArrayList<String>();
            while (rows.next()) column.add(rows.getString(1));
            return column;
        }
    }
}
