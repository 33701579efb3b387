package dev.ordinal.engine.http.internal;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Test that the OpenAPI description is the one that is checked in. {@code -Dopenapi.accept}
 * replaces it, unless the change would break callers; {@code -Dopenapi.accept=breaking} does so
 * even then.
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
    void every_operation_that_is_described_exists() {
        var http = Http.at(base);
        var paths = http.get("/openapi?format=JSON").json().path("paths");
        for (var path : paths.properties()) {
            var address = path.getKey().replaceAll("\\{[^}]+}", "1");
            var options = http.send("OPTIONS", address, BodyPublishers.noBody());
            var allowed = options.header("Allow").orElse("");
            for (var method : path.getValue().propertyNames()) {
                if (method.equals("parameters")) continue;
                assertThat(allowed)
                        .as("%s %s: %s", method, path.getKey(), options)
                        .contains(method.toUpperCase(Locale.ROOT));
            }
        }
    }

    @Test
    void the_description_is_the_one_that_is_checked_in_and_breaks_no_caller() throws IOException {
        var now = (ObjectNode) Http.at(base).get("/openapi?format=JSON").json();
        now.remove("servers");
        var known = Json.STRICT.readTree(Files.readString(KNOWN));
        var accept = System.getProperty("openapi.accept", "false");
        if (!accept.equals("breaking")) {
            assertThat(ApiChanges.breaking(known, now)).as("changes that break callers").isEmpty();
        }
        if (!accept.equals("false")) {
            Files.writeString(KNOWN, now.toPrettyString() + "\n");
        } else {
            assertThat(now)
                    .as(
                            "The HTTP API has changed; accept it with: mvn verify -DskipUnit"
                                    + " -Dit.test=OpenApiIT -Dopenapi.accept=true")
                    .isEqualTo(known);
        }
    }
}
