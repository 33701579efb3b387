package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;

import dev.ordinal.engine.message.ModuleDefinition;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** Every module can be left out: the configuration says where it is, and its tables are apart. */
class ModulesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String PREFIX = "ordinal.module.";

    @Test
    void whoever_hands_a_module_to_the_engine_lies_in_a_package_that_is_listed() throws Exception {
        var listed = modules().values().stream().flatMap(ModulesTest::packages).toList();
        assertThat(producers().map(JavaClass::getPackageName))
                .filteredOn(name -> !name.startsWith(House.ROOT + ".engine."))
                .isNotEmpty()
                .allMatch(name -> listed.stream().anyMatch(one -> isIn(one, name)));
    }

    private static Stream<String> packages(Object setting) {
        return Stream.of(setting.toString().split(","));
    }

    private static Stream<JavaClass> producers() {
        return House.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(ModuleDefinition.class))
                .map(JavaMethod::getOwner);
    }

    private static boolean isIn(String aPackage, String name) {
        return (name + ".").startsWith(aPackage + ".");
    }

    /** Migrations elsewhere would be run by every server. */
    @Test
    void migrations_lie_in_folders_of_modules() throws Exception {
        var names = modules().stringPropertyNames();
        try (var folders = Files.list(RESOURCES.resolve("db/migration"))) {
            assertThat(folders)
                    .filteredOn(Files::isDirectory)
                    .isNotEmpty()
                    .extracting(folder -> String.valueOf(folder.getFileName()))
                    .allMatch(name -> names.contains(PREFIX + name));
        }
    }

    private static Properties modules() throws IOException {
        var all = new Properties();
        try (var file =
                Files.newBufferedReader(
                        RESOURCES.resolve("META-INF/microprofile-config.properties"))) {
            all.load(file);
        }
        all.keySet().removeIf(key -> !key.toString().startsWith(PREFIX));
        return all;
    }
}
