package dev.ordinal.shop.ordering.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OwnOrderEventsTest {

    private static final Path VERSIONS = Path.of("src/main/resources/schemas/order.created");

    @Test
    void every_version_of_the_first_event_names_the_owner_in_the_same_field() throws IOException {
        try (var versions = Files.list(VERSIONS)) {
            assertThat(versions).isNotEmpty().allSatisfy(OwnOrderEventsTest::namesTheOwner);
        }
    }

    private static void namesTheOwner(Path version) throws IOException {
        var schema = Json.STRICT.readTree(Files.readString(version));
        assertThat(schema.path("required").valueStream().map(field -> field.asString()))
                .as(version.toString())
                .contains(OwnOrderEvents.OWNER);
    }
}
