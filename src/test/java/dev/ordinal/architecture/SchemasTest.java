package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.ordinal.engine.schema.upcast.Revision;
import dev.ordinal.testkit.schema.Samples;
import dev.ordinal.testkit.schema.SchemaGate;
import dev.ordinal.testkit.schema.UpcasterSpec;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/**
 * Tests that every event which can be written can be read, and that no released version becomes
 * unreadable.
 */
class SchemasTest {

    private static final List<String> SHOP = List.of("shop");

    @Test
    void every_event_has_its_schema_and_every_version_can_be_read() {
        expectNoFaults("src/main/resources", SHOP);
        expectNoFaults("src/main/engine", List.of("engine"));
    }

    private static void expectNoFaults(String resources, List<String> packages) {
        var classes = packages.stream().map(Path.of("target/classes/dev/ordinal")::resolve);
        var gate = SchemaGate.of(Path.of(resources), Samples.OURS, classes.toArray(Path[]::new));
        assertThat(gate.faults()).as(resources).isEmpty();
    }

    @Test
    void every_step_between_versions_has_a_test_on_stored_events() {
        var everything = new ClassFileImporter().importPackages(House.ROOT);
        assertThat(untested(House.CLASSES, everything))
                .as("steps that no test tries on a sample with UpcasterSpec")
                .isEmpty();
        assertThat(untested(everything, everything))
                .anyMatch(step -> step.endsWith(".PunctualStep"));
    }

    private static List<String> untested(JavaClasses steps, JavaClasses tests) {
        return steps.stream()
                .filter(type -> type.isAssignableTo(Revision.class) && !type.isInterface())
                .map(JavaClass::getName)
                .filter(step -> tests.stream().noneMatch(test -> tests(test, step)))
                .toList();
    }

    private static boolean tests(JavaClass test, String step) {
        return uses(test, UpcasterSpec.class.getName()) && uses(test, step);
    }

    private static boolean uses(JavaClass user, String used) {
        return user.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(used));
    }
}
