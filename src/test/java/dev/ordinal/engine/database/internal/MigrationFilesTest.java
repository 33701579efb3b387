package dev.ordinal.engine.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tests with the classes of a service and an engine in another place of the class path. */
class MigrationFilesTest {

    private static final String[] SQL = {".sql"};

    @TempDir private Path home;
    private MigrationFiles files;

    @BeforeEach
    void find() throws IOException {
        write("engine/db/tables/engine/V1__log.sql");
        write("service/db/tables/parcels/V2__parcels.sql");
        write("service/db/tables/drivers/V3__drivers.sql");
        write("service/db/tables/drivers/notes.txt");
        try (var loader = new URLClassLoader(new URL[] {url("engine"), url("service")}, null)) {
            files = MigrationFiles.in("db/tables", loader);
        }
    }

    private URL url(String root) throws IOException {
        return home.resolve(root).toUri().toURL();
    }

    private void write(String file) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), "-- " + home.resolve(file).getFileName());
    }

    private static List<String> paths(MigrationFiles files) {
        return files.getResources("V", SQL).stream()
                .map(LoadableResource::getRelativePath)
                .toList();
    }

    @Test
    void migrations_of_the_engine_and_of_the_service_are_found() {
        assertThat(paths(files))
                .containsExactly(
                        "drivers/V3__drivers.sql", "engine/V1__log.sql", "parcels/V2__parcels.sql");
        assertThat(files.getResources("R", SQL)).isEmpty();
    }

    @Test
    void those_of_a_module_that_does_not_run_are_left_out() {
        assertThat(paths(files.without(Set.of("drivers"))))
                .containsExactly("engine/V1__log.sql", "parcels/V2__parcels.sql");
    }

    @Test
    void a_file_is_read_by_its_path() throws IOException {
        var found = Stream.ofNullable(files.getResource("parcels/V2__parcels.sql")).toList();
        try (var reader = new BufferedReader(found.getFirst().read())) {
            assertThat(reader.readLine()).isEqualTo("-- V2__parcels.sql");
        }
        assertThat(files.getResource("parcels/V2__parcels.sql.conf")).isNull();
    }

    @Test
    void a_folder_without_migrations_is_missed() {
        assertThatNoException().isThrownBy(() -> files.require("engine/"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> files.require("ships/"))
                .withMessage(
                        "No migrations in db/tables/ships/: the application was not packed"
                                + " completely");
    }
}
