package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** A table belongs to the one package that names it; no module names a table of the engine. */
class TablesTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path OF_ENGINE = Path.of("src/main/engine/db/migration");
    private static final Path SETTINGS =
            Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final String MODULE = "ordinal.module.";

    private static final Path PLANTED =
            folder(Path.of("src/test/java"), TablesTest.class.getPackageName() + ".planted");

    @Test
    void each_table_of_a_module_is_named_by_one_package() throws IOException {
        var users = new TablesInSql(TablesInSql.createdBy(MIGRATIONS)).users(modules());
        assertThat(users).containsKeys("order_list", "order_details", "payment_call");
        assertThat(users).allSatisfy((_, packages) -> assertThat(packages).hasSize(1));
    }

    @Test
    void no_module_names_a_table_of_the_engine() throws IOException {
        var tables = TablesInSql.createdBy(OF_ENGINE);
        assertThat(tables).contains("event", "checkpoint");
        assertThat(new TablesInSql(tables).users(modules())).isEmpty();
    }

    @Test
    void planted_violations_are_found() throws IOException {
        var all = Stream.concat(modules(), Stream.of(PLANTED));
        var tables = TablesInSql.createdBy(MIGRATIONS);
        tables.addAll(TablesInSql.createdBy(OF_ENGINE));
        var users = new TablesInSql(tables).users(all);
        assertThat(users.get("order_list")).as("in SQL").hasSize(2);
        assertThat(users.get("order_details")).as("in JPQL").hasSize(2);
        assertThat(users.get("event")).as("of the engine").hasSize(1);
    }

    /** The folders of the modules' packages. */
    private static Stream<Path> modules() throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        }
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(MODULE))
                .flatMap(name -> Stream.of(settings.getProperty(name).split(",")))
                .map(name -> folder(JAVA, name));
    }

    private static Path folder(Path root, String aPackage) {
        return root.resolve(aPackage.replace('.', '/'));
    }
}
