package dev.ordinal.ordering;

import static dev.ordinal.ordering.Customer.ORDERS;
import static dev.ordinal.ordering.Customer.item;
import static dev.ordinal.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.EventCount;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nobody should send: each gets an answer that says what is wrong, and leaves nothing behind.
 */
@ArquillianTest
class BadInputIT {

    private static final int FIFTY_MEGABYTES = 50_000_000;
    private static final String TEA = item("tea", 1, "4.50");

    @ArquillianResource private URL base;
    private Http http;
    private String path;
    private String before;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with(EventCount.class, Sql.class);
    }

    @BeforeEach
    void place_an_order_to_spoil() {
        http = Http.at(base);
        path = new Customer(http).placed();
        before = http.get("/api/test/events").body();
    }

    @AfterEach
    void nothing_was_left_behind() {
        assertThat(http.get("/api/test/events").body()).isEqualTo(before);
        assertThat(http.get(path).need("ETag")).isEqualTo("\"1\"");
    }

    // valid JSON, invalid content

    static Stream<Arguments> invalidOrders() {
        return Stream.of(
                arguments("no items", order(), "/items"),
                arguments("items null", "{\"items\": null}", "/items"),
                arguments("items absent", "{}", "/items"),
                arguments("a null item", order("null"), "/items/0"),
                arguments("a null item later", order(TEA, "null"), "/items/1"),
                arguments("201 items", order(items(201)), "/items"),
                arguments("a quantity of zero", order(TEA, item("a", 0, "1")), "/items/1/quantity"),
                arguments("a negative quantity", order(item("a", -3, "1")), "/items/0/quantity"),
                arguments(
                        "a huge quantity",
                        order(with("1,", "1000000000000,")),
                        "/items/0/quantity"),
                arguments("too many pieces", order(item("a", 10_001, "1")), "/items/0/quantity"),
                arguments("half a piece", order(with("1,", "0.5,")), "/items/0/quantity"),
                arguments("a quantity as text", order(with("1,", "\"1\",")), "/items/0/quantity"),
                arguments("a null quantity", order(with("1,", "null,")), "/items/0/quantity"),
                arguments("no quantity", order(with("\"quantity\": 1,", "")), "/items/0/quantity"),
                arguments("a null product", order(with("\"tea\"", "null")), "/items/0/productId"),
                arguments(
                        "a script",
                        order(item("<script>alert(1)</script>", 1, "1")),
                        "/items/0/productId"),
                arguments(
                        "an endless product",
                        order(item("x".repeat(65), 1, "1")),
                        "/items/0/productId"),
                arguments(
                        "a price below zero",
                        order(item("a", 1, "-0.01")),
                        "/items/0/unitPrice/amount"),
                arguments("a tenth of a cent", order(item("a", 1, "0.001")), "/items/0/unitPrice"),
                arguments(
                        "an endless price", order(item("a", 1, "1e1000000")), "/items/0/unitPrice"),
                arguments(
                        "an overflowing price",
                        order(item("a", 1, "1e2147483647")),
                        "/items/0/unitPrice"),
                arguments(
                        "a price as text",
                        order(item("a", 1, "\"1\"")),
                        "/items/0/unitPrice/amount"),
                arguments(
                        "no price",
                        order("{\"productId\": \"a\", \"quantity\": 1}"),
                        "/items/0/unitPrice"),
                arguments("a null amount", order(item("a", 1, "null")), "/items/0/unitPrice"),
                arguments(
                        "no currency",
                        order(with(", \"currency\": \"EUR\"", "")),
                        "/items/0/unitPrice"),
                arguments(
                        "an invented currency",
                        order(with("EUR", "EUX")),
                        "/items/0/unitPrice/currency"),
                arguments(
                        "half a currency",
                        order(with("EUR", "\\ud83d")),
                        "/items/0/unitPrice/currency"),
                arguments("a product as number", order(with("\"tea\"", "7")), "/items/0/productId"),
                arguments("gold", order(with("EUR", "XAU")), "/items/0/unitPrice"),
                arguments(
                        "mixed currencies",
                        order(TEA, with("EUR", "USD")),
                        "/items/1/unitPrice/currency"),
                arguments(
                        "an unknown field", "{\"items\": [" + TEA + "], \"free\": true}", "/free"),
                arguments(
                        "an unknown field inside",
                        order(with("{\"p", "{\"a/b\": 1, \"p")),
                        "/items/0/a~1b"),
                arguments("items as object", "{\"items\": {}}", "/items"),
                arguments("items as text", "{\"items\": \"tea\"}", "/items"),
                arguments("a list", "[]", ""),
                arguments("a text", "\"order\"", ""),
                arguments("a number", "7", ""));
    }

    /** A tea with something in its JSON replaced. */
    private static String with(String was, String is) {
        assertThat(TEA).contains(was);
        return TEA.replaceFirst(Pattern.quote(was), is);
    }

    private static String[] items(int count) {
        return Collections.nCopies(count, TEA).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidOrders")
    void an_invalid_order_is_told_where_it_is_wrong(String what, String body, String pointer) {
        var problem = Expect.problem(http.post(ORDERS, body), 422, "request.invalid");
        var errors = problem.get("errors").valueStream().toList();
        assertThat(errors).as(what).extracting(e -> e.get("pointer").asString()).contains(pointer);
        assertThat(errors).allSatisfy(e -> assertThat(e.get("detail").asString()).isNotBlank());
    }

    @Test
    void every_fault_of_an_order_is_told_at_once() {
        var body = order(item("a b", 0, "-1"), item("", -1, "1"));
        var errors = Expect.problem(http.post(ORDERS, body), 422, "request.invalid").get("errors");
        assertThat(errors.valueStream().map(e -> e.get("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/items/0/productId",
                        "/items/0/quantity",
                        "/items/0/unitPrice/amount",
                        "/items/1/productId",
                        "/items/1/quantity");
    }

    static Stream<Arguments> invalidChanges() {
        return Stream.of(
                arguments("/items", item("a", 0, "1"), "/quantity"),
                arguments("/items", item("a", 1, "-1"), "/unitPrice/amount"),
                arguments("/items", "{\"productId\": \"a\", \"quantity\": 1}", "/unitPrice"),
                arguments("/cancel", "{}", "/reason"),
                arguments("/cancel", "{\"reason\": null}", "/reason"),
                arguments("/cancel", "{\"reason\": \"  \"}", "/reason"),
                arguments("/cancel", "{\"reason\": 5}", "/reason"),
                arguments("/cancel", "{\"reason\": \"" + "x".repeat(501) + "\"}", "/reason"),
                arguments("/cancel", "{\"reason\": \"nul \\u0000 byte\"}", "/reason"),
                arguments("/cancel", "{\"reason\": \"half \\ud83d a pair\"}", "/reason"),
                arguments("/cancel", "{\"reason\": \"so\", \"refund\": true}", "/refund"));
    }

    @ParameterizedTest
    @MethodSource("invalidChanges")
    void an_invalid_change_is_told_where_its_own_body_is_wrong(
            String to, String body, String pointer) {
        var problem = Expect.problem(http.post(path + to, body), 422, "request.invalid");
        assertThat(problem.get("errors").valueStream().map(e -> e.get("pointer").asString()))
                .containsExactly(pointer);
    }

    // no JSON

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{\"items\": [}",
                "{\"items\": []} {}",
                "{\"items\": []} x",
                "{'items': []}",
                "{\"items\": [],}",
                "{\"items\": NaN}",
                "{\"\\ud83d\": 1}",
                "items",
                "<order/>"
            })
    void what_is_no_json_object_is_malformed(String body) {
        Expect.problem(http.post(ORDERS, body), 400, "request.malformed");
    }

    @Test
    void bytes_that_are_no_utf_8_are_malformed() {
        var body = BodyPublishers.ofString("{\"reason\": \"zu spät\"}", ISO_8859_1);
        var answer = http.send("POST", path + "/cancel", body, "Content-Type", "application/json");
        Expect.problem(answer, 400, "request.malformed");
    }

    @Test
    void json_that_is_nested_too_deep_or_has_too_long_a_number_is_refused() {
        isRefusedAsInput(http.post(ORDERS, "[".repeat(100_000)));
        isRefusedAsInput(http.post(ORDERS, "{\"items\":".repeat(20_000)));
        isRefusedAsInput(http.post(ORDERS, order(item("a", 1, "1".repeat(100_000)))));
        isRefusedAsInput(http.post(ORDERS, order(item("a", 1, "0." + "0".repeat(100_000) + "1"))));
    }

    private static void isRefusedAsInput(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        var code = answer.status() == 400 ? "request.malformed" : "request.invalid";
        Expect.problem(answer, answer.status(), code);
    }

    @Test
    void the_answer_to_a_script_is_no_page_and_holds_no_script() {
        var answer = http.post(ORDERS, order(with("1,", "\"<script>alert(1)</script>\",")));
        Expect.problem(answer, 422, "request.invalid");
        var removed = http.delete(path + "/items/%3Cscript%3Ealert(1)%3E");
        Expect.problem(removed, 409, "order.no-such-item");
    }

    // too much

    @Test
    void ten_thousand_items_are_too_much() {
        Expect.problem(http.post(ORDERS, order(items(10_000))), 413, "request.too-large");
    }

    @Test
    void fifty_megabytes_are_refused_by_their_announced_length() {
        var body = BodyPublishers.ofByteArray(spaces());
        Expect.problem(sent(body), 413, "request.too-large");
    }

    @Test
    void fifty_megabytes_are_refused_without_an_announced_length_too() {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(spaces()));
        Expect.problem(sent(body), 413, "request.too-large");
    }

    private Answer sent(BodyPublisher body) {
        return http.send("POST", ORDERS, body, "Content-Type", "application/json");
    }

    private static byte[] spaces() {
        return " ".repeat(FIFTY_MEGABYTES).getBytes(UTF_8);
    }

    // HTTP

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "text/json"
            })
    void a_body_that_is_announced_as_something_else_is_not_read(String type) {
        var answer =
                http.send(
                        "POST", ORDERS, BodyPublishers.ofString(order(TEA)), "Content-Type", type);
        Expect.problem(answer, 415, "request.media-type");
    }

    @Test
    void a_body_without_content_type_is_not_read() {
        var answer = http.send("POST", ORDERS, BodyPublishers.ofString(order(TEA)));
        Expect.problem(answer, 415, "request.media-type");
    }

    @Test
    void an_answer_in_another_format_is_not_acceptable() {
        Expect.problem(http.get(ORDERS, "Accept", "text/xml"), 406, "request.not-acceptable");
        Expect.problem(http.get(path, "Accept", "text/xml"), 406, "request.not-acceptable");
        var answer = http.post(ORDERS, order(TEA), "Accept", "text/xml");
        Expect.problem(answer, 406, "request.not-acceptable");
    }

    @Test
    void a_method_that_does_not_fit_is_told_what_does() {
        var put =
                http.send(
                        "PUT",
                        ORDERS,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json");
        Expect.problem(put, 405, "request.method");
        assertThat(put.need("Allow")).contains("GET", "POST");
        Expect.problem(http.delete(path), 405, "request.method");
        Expect.problem(http.get(path + "/cancel"), 405, "request.method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "not-an-id",
                "0198c4f2",
                "null",
                "%00",
                "..%2f..%2fadmin",
                "%3Cscript%3E"
            })
    void a_path_that_holds_no_id_leads_nowhere(String noId) {
        var nowhere = ORDERS + "/" + noId;
        assertThat(http.get(nowhere).status()).as(nowhere).isIn(400, 404);
        assertThat(http.get(nowhere + "/events").status()).as(nowhere).isIn(400, 404);
        var changed = http.post(nowhere + "/cancel", "{\"reason\": \"so\"}");
        assertThat(changed.status()).as(nowhere).isIn(400, 404);
    }

    @Test
    void an_address_that_does_not_exist_is_a_problem_like_any_other() {
        Expect.problem(http.get(ORDERS + "/not-an-id"), 404, "resource.not-found");
        Expect.problem(http.get("/api/nothing"), 404, "resource.not-found");
        Expect.problem(http.get(path + "/nothing"), 404, "resource.not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=-1",
                "?limit=101",
                "?limit=ten",
                "?limit=",
                "?limit=1.5",
                "?limit=99999999999999999999",
                "?cursor=",
                "?cursor=x",
                "?cursor=YQ",
                "?cursor=%00",
                "?cursor=b2Zmc2V0",
                "?status=",
                "?status=lost",
                "?status=OPEN",
                "?status=%00"
            })
    void a_list_cannot_be_asked_for_nonsense(String query) {
        Expect.problem(http.get(ORDERS + query), 400, "request.parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?version=x",
                "?version=-1",
                "?version=1.5",
                "?version=",
                "?version=99999999999999999999",
                "?at=yesterday",
                "?at=",
                "?at=2026-13-01T00:00:00Z",
                "?at=2026-01-01",
                "?at=2026-01-01T00:00:00",
                "?atLeast=x",
                "?atLeast=-1",
                "?atLeast=",
                "?version=1&at=2026-01-01T00:00:00Z"
            })
    void an_order_cannot_be_asked_for_nonsense(String query) {
        Expect.problem(http.get(path + query), 400, "request.parameter");
    }

    /** Instants that Java knows and a database may not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "%2B999999999-12-31T23:59:59Z"
            })
    void the_ends_of_time_are_instants_like_any_other(String instant) {
        assertThat(http.get(path + "?at=" + instant).status()).as(instant).isIn(200, 400, 404);
    }

    @Test
    void a_page_of_events_cannot_be_asked_for_nonsense() {
        for (String query : List.of("?limit=0", "?limit=101", "?cursor=x")) {
            Expect.problem(http.get(path + "/events" + query), 400, "request.parameter");
        }
    }

    @Test
    void a_change_to_nothing_leaves_nothing() {
        var nowhere = ORDERS + "/" + Ids.next();
        Expect.problem(http.post(nowhere + "/items", TEA), 404, "order.not-found");
    }
}
