package com.example.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.schema.Samples;
import dev.ordinal.testkit.schema.SchemaGate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemasTest {
    @Test
    void every_event_has_a_schema_and_every_version_can_be_read() {
        var gate = SchemaGate.of(Path.of("src/main/resources"), Samples.OURS, Path.of("target/classes"));
        assertThat(gate.faults()).isEmpty();
    }
}
