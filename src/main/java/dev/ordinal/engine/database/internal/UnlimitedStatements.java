package dev.ordinal.engine.database.internal;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import java.sql.SQLException;

/** Flyway callback that removes the statement time-out during migrations. */
final class UnlimitedStatements implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("set local statement_timeout = 0");
        } catch (SQLException e) {
            throw new FlywayException("The time-out of statements cannot be removed", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unlimited-statements";
    }
}
