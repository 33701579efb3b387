package dev.ordinal.engine.schema.internal.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.schema.internal.Schemas;
import dev.ordinal.engine.schema.internal.catalog.EventSchema;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Random;

/**
 * Cross-check of the comparison with the validator: what a writer writes under one of two random
 * schemas is valid under the other, if that is said to read it. {@code -Dschemas.seed} repeats a
 * run.
 */
class ComparisonByInstancesTest {

    private static final int PAIRS = 1_200;
    private static final int BODIES = 30;

    private final long seed = Long.getLong("schemas.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomSchemas schemas = new RandomSchemas(random);
    private final RandomBodies bodies = new RandomBodies(random);
    private int compatible;
    private int refuted;
    private int tried;

    private static EventSchema event(String version, ObjectNode keywords) {
        var document = Schemas.document("door.opened " + version, "");
        return EventSchema.of(Schemas.event("door.opened " + version), document.setAll(keywords));
    }

    @Test
    void what_one_version_writes_is_valid_for_the_version_that_is_said_to_read_it() {
        for (int i = 0; i < PAIRS; i++) {
            var body = i % 2 == 0 ? schemas.body() : schemas.body(schemas.schema(2));
            var one = event("1.0.0", body);
            var other = event("1.1.0", successor(body, i));
            check(one, other);
            check(other, one);
        }
        System.out.printf(
                "Seed %d: %d pairs, %d directions called compatible, %d of the others refuted, %d"
                        + " bodies tried%n",
                seed, PAIRS, compatible, refuted, tried);
        assertThat(compatible).as("directions called compatible").isGreaterThan(PAIRS / 4);
        assertThat(tried).as("bodies tried").isGreaterThan(PAIRS);
    }

    /** A schema that is another, has changed, or holds the first. */
    private ObjectNode successor(ObjectNode body, int turn) {
        return switch (turn % 6) {
            case 0 -> schemas.body();
            case 1, 3 -> schemas.body(schemas.around(body.path("properties").path("a")));
            default -> schemas.changed(body);
        };
    }

    private void check(EventSchema reader, EventSchema writer) {
        var hindrances = Comparison.hindrances(reader, writer);
        var written = bodies.of(writer, hindrances.isEmpty() ? BODIES : BODIES / 10);
        if (!hindrances.isEmpty()) {
            if (written.stream().anyMatch(body -> !reader.violations(body).isEmpty())) refuted++;
            return;
        }
        compatible++;
        for (JsonNode body : written) {
            tried++;
            assertThat(reader.violations(body))
                    .as(
                            "seed %d: %s written under %s and read under %s",
                            seed, body, writer.inlined(), reader.inlined())
                    .isEmpty();
        }
    }

    @Test
    void a_schema_that_is_only_said_in_another_way_is_compatible() {
        for (int i = 0; i < PAIRS / 3; i++) {
            var body = schemas.body();
            var one = event("1.0.0", body);
            var other = event("1.1.0", schemas.reworded(body));
            assertThat(Comparison.hindrances(one, other))
                    .as("seed %d: %s reads %s", seed, one.inlined(), other.inlined())
                    .isEmpty();
            assertThat(Comparison.hindrances(other, one))
                    .as("seed %d: %s reads %s", seed, other.inlined(), one.inlined())
                    .isEmpty();
        }
    }
}
