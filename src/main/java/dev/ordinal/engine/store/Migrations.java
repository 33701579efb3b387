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
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Brings the tables to what this version needs, before anything reads them. */
@ApplicationScoped
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    /** Every folder below it belongs to one module. */
    private static final String FOLDER = "db/migration/";

    private static final String ENGINE = "engine";

    /** An empty file in every folder: that is how Flyway, and we, find folders on Liberty. */
    private static final String MARK = "/flyway.location";

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
        var flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations(locations())
                        .failOnMissingLocations(true)
                        .outOfOrder(true)
                        .ignoreMigrationPatterns("*:missing", "*:future")
                        .load();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException(
                    "No migrations in the WAR: it was not packed completely");
        }
        int applied = flyway.migrate().migrationsExecuted;
        if (applied > 0) LOG.info(() -> "Applied " + applied + " database migrations");
    }

    private String[] locations() {
        var names = Stream.concat(Stream.of(ENGINE), modules.chosen().stream());
        return names.map(name -> FOLDER + name)
                .filter(folder -> Migrations.class.getResource("/" + folder + MARK) != null)
                .map(folder -> "classpath:" + folder)
                .toArray(String[]::new);
    }

    /** Flyway explains itself over many lines; the first says what is wrong. */
    private static String reason(RuntimeException e) {
        var what = String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).toList();
        return "The tables cannot be brought to this version. " + String.join(" ", what);
    }
}
