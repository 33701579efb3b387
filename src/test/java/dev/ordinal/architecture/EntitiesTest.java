package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A persistence unit that names the engine's mapping file has all that the engine keeps. */
class EntitiesTest {

    private static final Path MAPPING = Path.of("src/main/engine/META-INF/ordinal-entities.xml");
    private static final Pattern CLASS = Pattern.compile("class=\"([^\"]+)\"");

    @Test
    void every_persistent_class_of_the_engine_is_in_its_mapping_file() throws IOException {
        var listed =
                CLASS.matcher(Files.readString(MAPPING)).results().map(found -> found.group(1));
        var persistent =
                House.CLASSES.stream()
                        .filter(type -> type.getName().startsWith(House.ROOT + ".engine."))
                        .filter(EntitiesTest::isPersistent)
                        .map(JavaClass::getName);
        assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(persistent.toList());
    }

    private static boolean isPersistent(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.isAnnotatedWith(Embeddable.class)
                || type.isAnnotatedWith(MappedSuperclass.class)
                || type.isAnnotatedWith(Converter.class);
    }
}
