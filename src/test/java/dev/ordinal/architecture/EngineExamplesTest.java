package dev.ordinal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test that the examples in the engine's part of the OpenAPI description name nothing of the shop
 * and of the demo: every service that is built on the engine shows them.
 */
class EngineExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("(?:examples?\\s*=\\s*|addExample\\()\\{?\\s*\"([^\"]*)\"");

    /** The names of the shop's packages, events and customers, as they would stand in examples. */
    private static final Set<String> NAMES =
            Set.of(
                    "order",
                    "orders",
                    "ordering",
                    "payment",
                    "payments",
                    "refund",
                    "stock",
                    "inventory",
                    "fulfilment",
                    "tea",
                    "alice",
                    "bob",
                    "olga",
                    "ada");

    private static Stream<String> offending(String source) {
        return EXAMPLE.matcher(source)
                .results()
                .map(example -> example.group(1))
                .filter(EngineExamplesTest::namesTheShop);
    }

    private static boolean namesTheShop(String example) {
        return Stream.of(example.split("[^A-Za-z]+")).anyMatch(NAMES::contains);
    }

    @Test
    void examples_name_nothing_of_the_shop() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/dev/ordinal/engine"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(offending(Files.readString(file))).as("%s", file).isEmpty();
            }
        }
    }

    @Test
    void an_example_that_names_the_shop_is_found() {
        assertThat(offending("@Schema(examples = \"order.created\") String a")).hasSize(1);
        assertThat(offending("@Parameter(example = \"alice\") String a")).hasSize(1);
        assertThat(offending(".addExample(\"/schemas/stock.reserved/1.0.0\")")).hasSize(1);
        assertThat(offending("@Schema(examples = \"reordered\") String order")).isEmpty();
    }
}
