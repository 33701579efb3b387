package dev.ordinal.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.schema.Samples;
import dev.ordinal.testkit.schema.SchemaGate;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** Test that the sample module keeps the rules for the events of any service. */
class SampleSchemasTest {

    private static final Path RESOURCES = Path.of("src/test/resources/sample");

    @Test
    void every_event_has_its_schema_and_every_version_can_be_read() {
        var gate =
                SchemaGate.of(
                        RESOURCES,
                        new Samples(RESOURCES.resolve("samples")),
                        Path.of("target/test-classes/dev/ordinal/engine/sample"));
        assertThat(gate.faults()).isEmpty();
    }
}
