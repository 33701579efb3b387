package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.DescribedApi;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Test that the OpenAPI description in the test resources says what generated clients need. */
class OpenApiSnapshotTest {

    private static final DescribedApi API = read();

    private static DescribedApi read() {
        try {
            return new DescribedApi(Files.readString(Path.of("src/test/resources/openapi.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Map.Entry<String, JsonNode>> operations() {
        return API.document().path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(call ->
                                        Map.entry(
                                                call.getKey() + " " + path.getKey(),
                                                call.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> each_operation_is_named_explained_and_says_what_can_go_wrong() {
        return operations()
                .map(call ->
                        DynamicTest.dynamicTest(
                                call.getKey(),
                                () -> checkOperation(call.getKey(), call.getValue())));
    }

    private static void checkOperation(String name, JsonNode call) {
        assertThat(call.path("operationId").asString()).matches("[a-z]+([A-Z][a-z]+)+");
        assertThat(call.path("description").asString()).isNotBlank();
        var statuses = call.path("responses").propertyNames();
        assertThat(statuses).contains("429", "503", "default");
        if (!call.has("security")) assertThat(statuses).contains("401", "403");
        if (name.contains("{")) assertThat(statuses).contains("404");
        if (call.has("parameters")) assertThat(statuses).contains("400");
        if (call.has("requestBody")) assertThat(statuses).contains("400", "413", "415", "422");
        if (call.toString().contains("Idempotency-Key")) {
            assertThat(statuses).contains("409", "412", "422");
            assertThat(call.at("/responses/202/headers").propertyNames())
                    .contains("Location", "ETag", "Preference-Applied");
        }
        for (var response : call.path("responses").properties()) {
            if (!response.getKey().equals("200")) continue;
            assertThat(response.getValue().has("content")).as("content of the 200").isTrue();
        }
        for (var parameter : call.path("parameters")) {
            assertThat(parameter.path("description").asString("")).as("%s", parameter).isNotBlank();
        }
    }

    @Test
    void no_two_operations_have_one_name() {
        assertThat(operations().map(call -> call.getValue().path("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothing_is_described_that_is_a_call_to_others() {
        assertThat(API.document().path("paths").propertyNames())
                .noneMatch(path -> path.contains("payment_intents") || path.contains("refunds"));
    }

    /** JSON has the constants in lower case, whatever they are in Java. */
    @Test
    void enums_are_written_as_they_are_served() {
        var schemas = API.document().at("/components/schemas");
        assertThat(words(schemas.at("/State/enum"))).containsExactly("closed", "open", "half_open");
        assertThat(words(schemas.at("/Direction/enum")))
                .containsExactly("backward", "forward", "number");
        for (var schema : schemas.properties()) {
            assertThat(words(schema.getValue().path("enum"))).allMatch(w -> w.matches("[a-z_]+"));
        }
    }

    @Test
    void what_may_be_null_says_so_and_what_is_always_there_is_required() {
        var order = API.document().at("/components/schemas/OrderDetails");
        assertThat(words(order.path("required"))).contains("orderId", "total", "cancelReason");
        assertThat(words(order.at("/properties/cancelReason/type")))
                .containsExactly("string", "null");
        assertThat(order.at("/properties/total/anyOf/1/type").asString()).isEqualTo("null");
        var problem = API.document().at("/components/schemas/Problem");
        assertThat(words(problem.path("required")))
                .containsExactly("type", "title", "status", "code");
        var cancellation = API.document().at("/components/schemas/Cancellation");
        assertThat(words(cancellation.path("required"))).containsExactly("reason");
    }

    @Test
    void patterns_are_anchored_and_product_ids_are_limited() {
        visit(
                "",
                API.document(),
                (place, node) -> {
                    if (!node.path("pattern").isString()) return;
                    assertThat(node.path("pattern").asString())
                            .as(place)
                            .startsWith("^")
                            .endsWith("$");
                });
        var productId = API.document().at("/components/schemas/Item/properties/productId");
        assertThat(productId.path("maxLength").asInt()).isEqualTo(64);
    }

    @Test
    void examples_are_valid() {
        var checked = new ArrayList<String>();
        visit(
                "",
                API.document(),
                (place, node) -> {
                    var schema = node.get("schema");
                    if (schema != null && node.has("example")) {
                        assertThat(API.faults(schema, node.get("example"))).as(place).isEmpty();
                        checked.add(place);
                    }
                    for (var example : node.path("examples")) {
                        assertThat(API.faults(node, example)).as(place).isEmpty();
                        checked.add(place);
                    }
                });
        assertThat(checked).hasSizeGreaterThan(100);
    }

    private static void visit(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) visitor.accept(place, node);
        for (var child : node.properties()) {
            visit(place + "/" + child.getKey(), child.getValue(), visitor);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(place + "/" + i, node.get(i), visitor);
        }
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
