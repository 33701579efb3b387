package dev.ordinal.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The description of the HTTP surface is checked in. {@code -Dopenapi.accept} takes over what may
 * change.
 */
@ArquillianTest
class OpenApiIT {

    private static final Path KNOWN = Path.of("src/test/resources/openapi.json");

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @Test
    void the_description_is_the_one_that_is_checked_in_and_breaks_no_caller() throws IOException {
        var now = (ObjectNode) Http.at(base).get("/openapi?format=JSON").json();
        now.remove("servers");
        var known = Json.STRICT.readTree(Files.readString(KNOWN));
        assertThat(ApiChanges.breaking(known, now)).as("changes that break callers").isEmpty();
        if (Boolean.getBoolean("openapi.accept")) {
            Files.writeString(KNOWN, now.toPrettyString() + "\n");
        } else {
            assertThat(now)
                    .as(
                            "The HTTP surface has changed; take it over with: mvn verify -DskipUnit"
                                    + " -Dit.test=OpenApiIT -Dopenapi.accept=true")
                    .isEqualTo(known);
        }
    }
}
