package dev.ordinal.demo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL that outlived its server, which was killed. The holder of the data folder's lock may
 * stop it: nobody else can be using it.
 */
record OrphanedPostgres(Path database) {

    static OrphanedPostgres in(Path database) {
        return new OrphanedPostgres(database);
    }

    void stop(Program programs) throws IOException {
        var file = database.resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        if (isPostgres(file)) stop(programs, "fast", "immediate");
        else Files.deleteIfExists(file);
    }

    /**
     * Whether the process in the file is a PostgreSQL: after a restart of the machine, or in a new
     * container, its id may belong to another program.
     */
    private static boolean isPostgres(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.contains("postgres"))
                        .isPresent();
    }

    /**
     * Stops the server, trying one mode after the other. The mode "immediate" loses nothing either:
     * the next start replays the log.
     */
    private void stop(Program programs, String... modes) throws IOException {
        for (var mode : modes) {
            var outcome =
                    programs.run(
                            "pg_ctl",
                            "stop",
                            "--pgdata=" + database,
                            "--mode=" + mode,
                            "--wait",
                            "--timeout=30");
            if (outcome.ok()) return;
        }
        throw new SetupException(
                "A PostgreSQL left behind by a killed server still uses %s and does not stop. End that process, then start again."
                        .formatted(database));
    }
}
