package dev.ordinal.testkit;

import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Cleanup of the database between deployments with different modules, since readers stop at an
 * event whose schema their deployment does not have. Each deployment marks the database with the
 * name of its log; a database without such a mark is never emptied.
 */
@ApplicationScoped
class SeparateLogs {

    /** The setting that names the log. */
    static final String NAME = "ordinal.test.log";

    private static final String MARK = "log of tests: ";

    @Resource(lookup = "jdbc/ordinal")
    private DataSource database;

    @Inject
    @ConfigProperty(name = NAME)
    private String name;

    void start(
            @Observes @Priority(StartOrder.MIGRATION - 1) @Initialized(ApplicationScoped.class)
                    Object start)
            throws SQLException {
        try (var connection = database.getConnection()) {
            if (isOfAnother(mark(connection))) {
                execute(connection, "drop schema public cascade");
                execute(connection, "create schema public");
            }
            execute(connection, "comment on schema public is '" + MARK + name + "'");
        }
    }

    private boolean isOfAnother(@Nullable String mark) {
        return mark != null && mark.startsWith(MARK) && !mark.equals(MARK + name);
    }

    private static @Nullable String mark(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select obj_description('public'::regnamespace, 'pg_namespace')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
