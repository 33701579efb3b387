package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tests of what HTTP expects of every operation in the OpenAPI description (RFC 9110, 9.3). */
@ArquillianTest
class OperationsIT {

    @ArquillianResource private URL base;
    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @BeforeEach
    void connect() {
        http = Http.at(base).as("ada");
    }

    /** Values for the parameters of paths, so that most of them lead to something. */
    private static final Map<String, String> VALUES =
            Map.of("name", "order.created", "version", "2.0.0", "productId", "book");

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private static final Set<String> OF_CONTENT =
            Set.of("date", "content-length", "content-encoding", "transfer-encoding", "connection");

    private void forEachPath(BiConsumer<String, JsonNode> test) {
        var placed = Http.at(base).post(ORDERS, order(item("book", 1, "1")));
        var id = placed.need("Location").replaceFirst(".*/", "");
        http.get("/openapi?format=JSON")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> test.accept(address(path.getKey(), id), path.getValue()));
    }

    private static String address(String path, String id) {
        return PARAMETER
                .matcher(path)
                .replaceAll(
                        p -> p.group(1).equals("id") ? id : VALUES.getOrDefault(p.group(1), "1"));
    }

    private static Set<String> methods(String allow) {
        return new TreeSet<>(List.of(allow.split("\\s*,\\s*", -1)));
    }

    @Test
    void options_tells_the_methods_that_every_path_takes() {
        forEachPath((address, item) -> {
            var options = http.send("OPTIONS", address, BodyPublishers.noBody());
            var allowed = methods(options.need("Allow"));
            var described =
                    item.propertyStream()
                            .map(e -> e.getKey().toUpperCase(Locale.ROOT))
                            .filter(name -> !name.equals("PARAMETERS"))
                            .toList();
            assertThat(options.status()).isEqualTo(200);
            assertThat(allowed).as(address).contains("OPTIONS").containsAll(described);
            assertThat(allowed.contains("HEAD")).isEqualTo(allowed.contains("GET"));
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "FOO")) {
                if (allowed.contains(method)) continue;
                var other = http.send(method, address, BodyPublishers.noBody());
                assertThat(other.status()).as(method + " " + address).isEqualTo(405);
                assertThat(methods(other.need("Allow"))).isEqualTo(allowed);
            }
        });
    }

    @Test
    void head_is_get_without_the_content() {
        forEachPath((address, item) -> {
            if (!item.has("get")) return;
            var head = http.send("HEAD", address, BodyPublishers.noBody());
            assertThat(head.body()).isEmpty();
            if (head.header("Content-Type").orElse("").startsWith("text/event-stream")) {
                try (var live = http.listen(address)) {
                    isSame(address, head.response(), live.answer());
                }
            } else {
                isSame(address, head.response(), http.get(address).response());
            }
        });
    }

    private static void isSame(String address, HttpResponse<?> head, HttpResponse<?> get) {
        assertThat(head.statusCode()).as(address).isEqualTo(get.statusCode());
        assertThat(fields(head)).as(address).isEqualTo(fields(get));
    }

    private static Map<String, List<String>> fields(HttpResponse<?> answer) {
        var fields = new TreeMap<>(answer.headers().map());
        fields.keySet().removeAll(OF_CONTENT);
        return fields;
    }

    /** A compressed form would need another tag than the one that callers send in If-Match. */
    @Test
    void what_has_an_entity_tag_is_never_compressed() {
        var items =
                IntStream.range(0, 100)
                        .mapToObj(i -> item("book-" + i, 1, "1"))
                        .toArray(String[]::new);
        var path = Http.at(base).post(ORDERS, order(items)).need("Location");
        var order = http.get(path + "?atLeast=1", "Accept-Encoding", "gzip");
        assertThat(order.body()).hasSizeGreaterThan(4_000);
        assertThat(order.need("ETag")).isEqualTo("\"1\"");
        assertThat(order.header("Content-Encoding")).isEmpty();
        var list = http.get(path + "/events", "Accept-Encoding", "gzip");
        assertThat(list.need("Content-Encoding")).isEqualTo("gzip");
    }
}
