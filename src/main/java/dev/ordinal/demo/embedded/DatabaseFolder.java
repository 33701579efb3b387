package dev.ordinal.demo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of the database. */
final class DatabaseFolder {
    /** The major version of the binaries in pom.xml. */
    private static final String MAJOR_VERSION = "18";

    private final DataFolder data;
    private final Program programs;

    DatabaseFolder(DataFolder data, Program programs) {
        this.data = data;
        this.programs = programs;
    }

    Path path() {
        return data.at("database");
    }

    /** Prepares the folder: an existing database stays as it is, a new one is created. */
    void prepare(Settings settings) throws IOException {
        if (Files.exists(path())) {
            checkVersion();
            OrphanedPostgres.in(path()).stop(programs);
            setPassword(settings.databaseLogin());
        } else create(settings);
    }

    private void checkVersion() throws IOException {
        var version = Files.readString(path().resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION))
            throw new SetupException(
                    "The database in %s was written by PostgreSQL %s, this server brings PostgreSQL %s. Bring it over with pg_upgrade or pg_dump, or set ORDINAL_DATA to another folder."
                            .formatted(path(), version, MAJOR_VERSION));
    }

    /** Sets the password, which may be newer than the folder. */
    private void setPassword(Login login) throws IOException {
        expect(
                single(
                        path(),
                        "alter role \"%s\" password '%s'\n"
                                .formatted(
                                        login.user().replace("\"", "\"\""),
                                        login.password().replace("'", "''"))));
    }

    /**
     * Creates the database beside its final place and moves it there, so that a killed server
     * leaves no partial database.
     */
    private void create(Settings settings) throws IOException {
        var unfinished = data.at("database.unfinished");
        FileTree.delete(unfinished);
        initialize(unfinished, settings);
        createDatabase(unfinished);
        Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialize(Path folder, Settings settings) throws IOException {
        var password = Files.createTempFile("ordinal", ".password"); // for its owner alone
        try {
            Files.writeString(password, settings.databaseLogin().password());
            expect(
                    programs.run(
                            "initdb",
                            "--pgdata=" + folder,
                            "--username=" + settings.databaseLogin().user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(password);
        }
    }

    private void createDatabase(Path folder) throws IOException {
        expect(single(folder, "create database ordinal\n"));
    }

    /** Runs a statement in single-user mode, while no client can connect. */
    private Program.Outcome single(Path folder, String statement) throws IOException {
        return programs.feed(
                statement, "postgres", "--single", "-D", folder.toString(), "postgres");
    }

    private static void expect(Program.Outcome outcome) {
        if (!outcome.ok())
            throw new SetupException(
                    "PostgreSQL could not prepare its database: %s.".formatted(outcome.cause()));
    }
}
