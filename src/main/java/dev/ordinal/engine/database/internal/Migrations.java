package dev.ordinal.engine.database.internal;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.module.internal.ServerModules;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.flywaydb.core.api.FlywayException;

import java.io.UncheckedIOException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** Start-up step that migrates the tables to this version before anything reads them. */
@ApplicationScoped
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    /**
     * The folder of all migrations; each folder below it belongs to one module, or to the engine.
     */
    private static final String FOLDER = "db/migration";

    private static final String ENGINE = "engine/";

    @Inject private Event<StartFailed> failed;
    @Inject private ServerModules modules;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource dataSource;

    void start(
            @Observes @Priority(StartOrder.MIGRATION) @Initialized(ApplicationScoped.class)
                    Object start) {
        try {
            migrate();
        } catch (FlywayException | IllegalStateException | UncheckedIOException e) {
            failed.fire(new StartFailed(reason(e), e));
        }
    }

    /**
     * Migrates out of order as well, since a module may be added to a database in use, or removed
     * from it.
     */
    private void migrate() {
        var files = MigrationFiles.in(FOLDER).require(ENGINE).without(modules.absent());
        var flyway =
                files.configure(dataSource)
                        .outOfOrder(true)
                        .callbacks(new UnlimitedStatements())
                        .ignoreMigrationPatterns("*:missing", "*:future")
                        .load();
        int applied = flyway.migrate().migrationsExecuted;
        if (applied > 0) LOG.info(() -> "Applied " + applied + " database migrations");
    }

    /** The first line of Flyway's message, which names the fault. */
    private static String reason(RuntimeException e) {
        var what = String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).toList();
        return "The tables cannot be migrated to this version. " + String.join(" ", what);
    }
}
