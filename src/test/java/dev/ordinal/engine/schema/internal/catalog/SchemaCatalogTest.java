package dev.ordinal.engine.schema.internal.catalog;

import static dev.ordinal.engine.schema.internal.Schemas.document;
import static dev.ordinal.engine.schema.internal.Schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class SchemaCatalogTest {

    private static final String OPENED = "door.opened 1.0.0";

    @TempDir Path classes;
    @TempDir Path library;

    private SchemaCatalog load() throws IOException {
        var path = new URL[] {classes.toUri().toURL(), library.toUri().toURL()};
        try (var application = new URLClassLoader(path, null)) {
            return SchemaCatalog.load(application);
        }
    }

    private static void release(Path folder, String event) throws IOException {
        release(folder, event, document(event, "").toString());
    }

    private static void release(Path folder, String event, String content) throws IOException {
        var release = Release.of(event(event), content.getBytes(StandardCharsets.UTF_8));
        var file = folder.resolve("schemas").resolve(release.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        list(folder, release.toString());
    }

    private static void list(Path folder, String line) throws IOException {
        var list = Files.createDirectories(folder.resolve("schemas")).resolve("released.sha256");
        Files.writeString(list, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void assertNotLoaded(String why) {
        assertThatIllegalStateException().isThrownBy(this::load).withMessageContaining(why);
    }

    @Test
    void what_is_listed_is_loaded() throws IOException {
        release(classes, OPENED);
        var catalog = load();
        assertThat(catalog.names()).containsExactly("door.opened");
        var opened = catalog.find(event(OPENED)).orElseThrow();
        assertThat(opened.document()).isEqualTo(document(OPENED, ""));
        assertThat(catalog.find(opened.id())).containsSame(opened);
        assertThat(catalog.find(event("door.opened 1.0.1"))).isEmpty();
        assertThat(catalog.find(opened.id() + 1)).isEmpty();
    }

    @Test
    void the_lists_of_all_folders_are_one() throws IOException {
        release(classes, OPENED);
        release(library, "door.closed 1.0.0");
        assertThat(load().names()).containsExactly("door.closed", "door.opened");
    }

    @Test
    void the_order_of_releases_is_not_that_of_versions() throws IOException {
        for (String version : new String[] {"1.9.0", "2.0.0", "1.10.0"}) {
            release(classes, "door.opened " + version);
        }
        assertThat(load().releasesOf("door.opened"))
                .extracting(EventSchema::toString)
                .containsExactly("door.opened 1.9.0", "door.opened 2.0.0", "door.opened 1.10.0");
        assertThat(load().versionsOf("door.opened"))
                .extracting(EventSchema::toString)
                .containsExactly("door.opened 1.9.0", "door.opened 1.10.0", "door.opened 2.0.0");
        assertThat(load().versionsOf("door.closed")).isEmpty();
    }

    @Test
    void an_edited_file_is_refused() throws IOException {
        release(classes, OPENED);
        Files.writeString(classes.resolve("schemas/door.opened/1.0.0.json"), "{}");
        assertNotLoaded("schemas/door.opened/1.0.0.json was edited after its release");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        release(classes, OPENED);
        Files.delete(classes.resolve("schemas/door.opened/1.0.0.json"));
        assertNotLoaded("schemas/door.opened/1.0.0.json is released, but it is not there");
    }

    @Test
    void a_file_in_another_folder_is_not_taken_for_the_listed_one() throws IOException {
        release(classes, OPENED);
        release(library, OPENED);
        Files.delete(classes.resolve("schemas/door.opened/1.0.0.json"));
        assertNotLoaded("it is not there");
    }

    @Test
    void a_line_that_is_none_is_named() throws IOException {
        release(classes, OPENED);
        list(classes, "door.closed/1.0.0.json");
        assertNotLoaded("schemas/released.sha256: \"door.closed/1.0.0.json\" is not a line");
    }

    @Test
    void a_version_is_released_once() throws IOException {
        release(classes, OPENED);
        release(classes, OPENED);
        assertNotLoaded("Two schemas of door.opened 1.0.0");
    }

    @Test
    void a_version_is_released_in_one_folder() throws IOException {
        release(classes, OPENED);
        release(library, OPENED);
        assertNotLoaded("Two schemas of door.opened 1.0.0");
    }

    @Test
    void a_version_that_is_none_is_named() throws IOException {
        release(classes, "door.opened 1.0");
        assertNotLoaded("\"1.0\" is not a semantic version");
    }

    @Test
    void a_file_that_is_no_schema_is_named() throws IOException {
        for (String content : new String[] {"{\"type\":", "", "{} {}", "{\"a\":1,\"a\":2}"}) {
            Files.deleteIfExists(classes.resolve(Release.LIST));
            release(classes, OPENED, content);
            assertThatExceptionOfType(UnsoundSchemaException.class)
                    .as(content)
                    .isThrownBy(this::load)
                    .withMessageContaining("The schema of door.opened 1.0.0");
        }
    }

    @Test
    void the_shipped_catalog_loads() {
        var catalog = SchemaCatalog.load(getClass().getClassLoader());
        assertThat(catalog.names()).contains("order.created");
        for (String name : catalog.names()) {
            assertThat(catalog.versionsOf(name))
                    .isNotEmpty()
                    .allSatisfy(
                            schema -> assertThat(catalog.find(schema.id())).containsSame(schema));
        }
    }
}
