package dev.ordinal.engine.store;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.module.ServerModules;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import java.util.logging.Logger;

import javax.sql.DataSource;

/** Brings the tables to what this version needs, before anything reads them. */
@ApplicationScoped
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    /**
     * Every folder below it belongs to one module. The empty files named flyway.location are how
     * Flyway finds folders on Liberty.
     */
    private static final String FOLDER = "db/migration";

    @Inject private Event<StartFailed> failed;
    @Inject private ServerModules modules;

    @Resource(lookup = "jdbc/ordinal")
    private DataSource dataSource;

    void start(
            @Observes @Priority(StartOrder.MIGRATION) @Initialized(ApplicationScoped.class)
                    Object start) {
        try {
            migrate();
        } catch (FlywayException | IllegalStateException e) {
            failed.fire(new StartFailed(reason(e), e));
        }
    }

    /** A module may come to a database in use, or leave it: the order among modules is loose. */
    private void migrate() {
        var settings =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:" + FOLDER)
                        .failOnMissingLocations(true)
                        .outOfOrder(true)
                        .callbacks(new Unhurried())
                        .ignoreMigrationPatterns("*:missing", "*:future");
        var flyway =
                settings.resourceProvider(ChosenMigrations.of(settings, FOLDER, modules)).load();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException(
                    "No migrations in the WAR: it was not packed completely");
        }
        int applied = flyway.migrate().migrationsExecuted;
        if (applied > 0) LOG.info(() -> "Applied " + applied + " database migrations");
    }

    /** Flyway explains itself over many lines; the first says what is wrong. */
    private static String reason(RuntimeException e) {
        var what = String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).toList();
        return "The tables cannot be brought to this version. " + String.join(" ", what);
    }
}
