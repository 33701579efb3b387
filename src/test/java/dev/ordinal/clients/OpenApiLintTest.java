package dev.ordinal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Test that the linters of others find nothing in the OpenAPI description. */
class OpenApiLintTest {

    private static final Map<String, String> QUIET =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    private static NodeProject linters;

    /** The description as a server of this address serves it. */
    @BeforeAll
    static void write() throws IOException {
        linters = NodeProject.of("openapi");
        var api = (ObjectNode) Json.STRICT.readTree(Path.of("src/test/resources/openapi.json"));
        api.putArray("servers").addObject().put("url", "https://orders.shop.test");
        Files.writeString(linters.home().resolve("openapi.json"), api.toPrettyString());
    }

    @Test
    void it_follows_the_recommended_rules_of_redocly() {
        var found =
                linters.run(
                        QUIET,
                        "node_modules/@redocly/cli/bin/cli.js",
                        "lint",
                        "--format=json",
                        "openapi.json");

        assertThat(found.output()).contains("\"errors\": 0", "\"warnings\": 0");
        assertThat(found.exit()).isZero();
    }

    @Test
    void it_follows_all_rules_of_spectral() {
        var found =
                linters.run(
                        Map.of(),
                        "node_modules/@stoplight/spectral-cli/dist/index.js",
                        "lint",
                        "--fail-severity=hint",
                        "openapi.json");

        assertThat(found.output())
                .contains("No results with a severity of 'hint' or higher found!");
        assertThat(found.exit()).isZero();
    }
}
