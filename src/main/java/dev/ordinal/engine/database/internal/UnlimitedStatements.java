package dev.ordinal.engine.database.internal;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import java.sql.Connection;
import java.sql.SQLException;

/** Flyway callback that removes the time limits of statements during migrations. */
final class UnlimitedStatements implements Callback {

    private int socketTimeout;

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) begin(connection);
            else connection.setNetworkTimeout(Runnable::run, socketTimeout);
        } catch (SQLException e) {
            throw new FlywayException("The time-out of statements cannot be changed", e);
        }
    }

    private void begin(Connection connection) throws SQLException {
        socketTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
        }
    }

    @Override
    public String getCallbackName() {
        return "unlimited-statements";
    }
}
