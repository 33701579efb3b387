package dev.ordinal.demo.embedded;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.Logger;

/**
 * PostgreSQL server that is started on loopback, with the same durability as any other
 * installation: what it has confirmed is on disk.
 */
final class Postgres implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Postgres.class.getName());

    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "max_connections=100",
                    "shared_buffers=256MB",
                    "jit=off",
                    "log_checkpoints=off");

    private final Program programs;
    private final Path database;
    private final Path log;

    private Postgres(Program programs, Path database, Path log) {
        this.programs = programs;
        this.database = database;
        this.log = log;
    }

    static Postgres start(DataFolder data, Settings settings) {
        try {
            var programs = PostgresPrograms.unpackedIn(data);
            var folder = new DatabaseFolder(data, programs);
            folder.prepare(settings);
            var postgres = new Postgres(programs, folder.path(), data.at("database.log"));
            postgres.start(settings.databasePort());
            return postgres;
        } catch (IOException e) {
            throw new SetupException("PostgreSQL could not be started: %s.".formatted(e), e);
        }
    }

    private void start(Port port) throws IOException {
        port.checkFree("the database");
        keepLastLog();
        var outcome =
                programs.run(
                        "pg_ctl",
                        "start",
                        "--pgdata=" + database,
                        "--log=" + log,
                        "--options=" + options(port),
                        "--wait",
                        "--timeout=300");
        if (!outcome.ok())
            throw new SetupException(
                    "PostgreSQL did not start: %s. Its log is %s.".formatted(cause(outcome), log));
        LOG.info(() ->
                "PostgreSQL is at 127.0.0.1:%d, its files are in %s"
                        .formatted(port.number(), database));
    }

    private static String options(Port port) {
        return SETTINGS.stream()
                .map(setting -> " -c " + setting)
                .collect(joining("", "-p " + port.number(), ""));
    }

    private void keepLastLog() throws IOException {
        if (Files.exists(log))
            Files.move(
                    log, log.resolveSibling("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String cause(Program.Outcome outcome) throws IOException {
        return Files.exists(log)
                ? new Program.Outcome(1, Files.readString(log)).cause()
                : outcome.cause();
    }

    /** Ends every connection, writes a checkpoint and waits until the process is gone. */
    @Override
    public void close() throws IOException {
        ConnectionPool.purge();
        var outcome =
                programs.run(
                        "pg_ctl",
                        "stop",
                        "--pgdata=" + database,
                        "--mode=fast",
                        "--wait",
                        "--timeout=60");
        if (!outcome.ok()) throw new IOException(outcome.cause());
    }

    @Override
    public String toString() {
        return "PostgreSQL in " + database;
    }
}
