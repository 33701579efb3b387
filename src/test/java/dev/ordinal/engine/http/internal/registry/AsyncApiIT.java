package dev.ordinal.engine.http.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Test that the AsyncAPI description is the one that is checked in. {@code -Dasyncapi.accept}
 * replaces it.
 */
@ArquillianTest
class AsyncApiIT {

    private static final Path KNOWN = Path.of("src/test/resources/asyncapi.json");

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @Test
    void the_description_is_the_one_that_is_checked_in() throws IOException {
        var now = Http.at(base).get("/asyncapi").json();
        if (Boolean.getBoolean("asyncapi.accept")) {
            Files.writeString(KNOWN, now.toPrettyString() + "\n");
        } else {
            assertThat(now)
                    .as(
                            "What goes over the broker has changed; take it over with: mvn verify"
                                    + " -DskipUnit -Dit.test=AsyncApiIT -Dasyncapi.accept=true")
                    .isEqualTo(Json.STRICT.readTree(Files.readString(KNOWN)));
        }
    }
}
