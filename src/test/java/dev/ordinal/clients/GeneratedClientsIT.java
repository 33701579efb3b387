package dev.ordinal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.clients.NodeProject.Outcome;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Test that the clients which OpenAPI Generator makes from the description of the running service
 * compile and take an order through checkout.
 */
@ArquillianTest
class GeneratedClientsIT {

    private static final Outcome FINE = new Outcome(0, "");

    private static @Nullable JavaProject generated;

    @ArquillianResource private URL base;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    /** The project with all clients, generated once. */
    private JavaProject clients() throws IOException {
        if (generated == null) {
            var description =
                    Files.createDirectories(Path.of("target/clients")).resolve("api.json");
            Files.writeString(description, Http.at(base).get("/openapi?format=JSON").body());
            generated = JavaProject.built("java", "openapi=" + description.toAbsolutePath());
        }
        return generated;
    }

    private String address() {
        var text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String product() {
        return "generated-" + UUID.randomUUID();
    }

    @Test
    void the_client_on_the_http_client_of_the_jdk_takes_an_order_through_checkout()
            throws IOException {
        var tour = clients().run("com.example.orders.NativeTour", address(), product());

        assertThat(tour).isEqualTo(FINE);
    }

    @Test
    void the_client_of_microprofile_takes_an_order_through_checkout_and_erases_a_person()
            throws IOException {
        var tour =
                clients().run("com.example.orders.MicroProfileTour", address(), product(), "bob");

        assertThat(tour.exit()).as(tour.output()).isZero();
    }

    @Test
    void the_client_for_typescript_takes_an_order_through_checkout() throws IOException {
        var node = NodeProject.of("openapi");
        NodeProject.copyFiles(
                clients().home().resolve("target/typescript"), node.home().resolve("generated"));

        var compiled = node.run(Map.of(), "node_modules/typescript/bin/tsc");
        assertThat(compiled).isEqualTo(FINE);

        var tour = node.run(Map.of(), "built/tour.js", address(), product());
        assertThat(tour).isEqualTo(FINE);
    }
}
