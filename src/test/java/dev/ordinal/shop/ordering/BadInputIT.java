package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests of invalid bodies: each is answered with its fault, and nothing is stored. */
@ArquillianTest
class BadInputIT {

    private static final String TEA = item("tea", 1, "4.50");

    @ArquillianResource private URL base;
    private Http http;
    private UnchangedOrder victim;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with(EventCount.class, Sql.class);
    }

    @BeforeEach
    void place_an_order_to_spoil() {
        http = Http.at(base);
        victim = UnchangedOrder.place(http);
    }

    @AfterEach
    void nothing_was_left_behind() {
        victim.isUnharmed();
    }

    // valid JSON, invalid content

    private static void isInvalid(Answer answer, String... pointers) {
        var errors = Expect.problem(answer, 422, "request.invalid").get("errors");
        assertThat(errors.valueStream().map(e -> e.get("pointer").asString()))
                .as(answer.toString())
                .containsExactlyInAnyOrder(pointers);
        assertThat(errors.valueStream()).allMatch(e -> !e.get("detail").asString().isBlank());
    }

    /**
     * Columns: the fault; the part of a valid item's JSON to replace, and its replacement; the
     * place of the fault.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a quantity of zero    | 1,                 | 0,                 | quantity
                    a negative quantity   | 1,                 | -3,                | quantity
                    a huge quantity       | 1,                 | 1000000000000,     | quantity
                    too many pieces       | 1,                 | 10001,             | quantity
                    half a piece          | 1,                 | 0.5,               | quantity
                    a quantity as text    | 1,                 | "1",               | quantity
                    a null quantity       | 1,                 | null,              | quantity
                    no quantity           | "quantity": 1,     | ``                 | quantity
                    a null product        | "tea"              | null               | productId
                    a product as number   | "tea"              | 7                  | productId
                    an empty product      | "tea"              | ""                 | productId
                    a product of words    | "tea"              | "green tea"        | productId
                    a dot for a product   | "tea"              | "."                | productId
                    two dots              | "tea"              | ".."               | productId
                    a script              | "tea"              | "<script>x()"      | productId
                    a price below zero    | 4.50               | -0.01              | unitPrice/amount
                    a price as text       | 4.50               | "4.50"             | unitPrice/amount
                    a null amount         | 4.50               | null               | unitPrice
                    a tenth of a cent     | 4.50               | 0.001              | unitPrice/amount
                    an endless price      | 4.50               | 1e1000000          | unitPrice
                    an overflowing price  | 4.50               | 1e2147483647       | unitPrice
                    an unheard-of price   | 4.50               | 1000000000000      | unitPrice
                    a null currency       | "EUR"              | null               | unitPrice
                    no currency           | , "currency": "EUR" | ``                | unitPrice
                    an invented currency  | EUR                | EUX                | unitPrice/currency
                    a small currency      | EUR                | eur                | unitPrice
                    half a currency       | EUR                | \\ud83d            | unitPrice/currency
                    gold                  | EUR                | XAU                | unitPrice/currency
                    a test code           | EUR                | XTS                | unitPrice/currency
                    a lone currency       | EUR                | ÉUR                | unitPrice
                    a price of dust       | 4.50               | 1e-2147483647      | unitPrice
                    an unknown field      | {"p                | {"a/b": 1, "p      | a~1b
                    an item as text       | {"productId": "tea", "quantity": 1, "unitPrice": {"amount": 4.50, "currency": "EUR"}} | "tea" | ``
                    """)
    void faults_of_an_item_are_reported(String what, String was, String is, String where) {
        assertThat(TEA).as(what).contains(was);
        var bad = TEA.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is));
        isInvalid(
                http.post(ORDERS, order(bad)), where.isEmpty() ? "/items/0" : "/items/0/" + where);
    }

    /** Columns: a body; the place of its fault. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                           | /items
                    {"items": null}              | /items
                    {"items": []}                | /items
                    {"items": {}}                | /items
                    {"items": "tea"}             | /items
                    {"items": [null]}            | /items/0
                    {"items": [], "free": true}  | /free
                    []                           | ``
                    "order"                      | ``
                    7                            | ``
                    true                         | ``
                    """)
    void faults_of_an_orders_shape_are_reported(String body, String pointer) {
        isInvalid(http.post(ORDERS, body), pointer);
    }

    @Test
    void every_fault_of_an_order_is_reported_at_once() {
        var bad = order(item("a b", 0, "-1"), item("tea", 1, "1"), item("", -1, "1"));
        isInvalid(
                http.post(ORDERS, bad),
                "/items/0/productId",
                "/items/0/quantity",
                "/items/0/unitPrice/amount",
                "/items/2/productId",
                "/items/2/quantity");
    }

    @Test
    void an_order_has_one_currency_and_not_too_many_items() {
        var dollars = TEA.replace("EUR", "USD");
        isInvalid(http.post(ORDERS, order(TEA, dollars)), "/items/1/unitPrice/currency");
        isInvalid(http.post(ORDERS, order(items(201))), "/items");
        isInvalid(http.post(ORDERS, order(item("x".repeat(65), 1, "1"))), "/items/0/productId");
    }

    private static String[] items(int count) {
        return Collections.nCopies(count, TEA).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": null}",
                "{\"reason\": \"  \"}",
                "{\"reason\": 5}",
                "{\"reason\": true}",
                "{\"reason\": [\"so\"]}",
                "{\"reason\": \"nul \\u0000 byte\"}",
                "{\"reason\": \"half \\ud83d a pair\"}",
                "{\"reason\": \"the \\ude00 other half\"}"
            })
    void a_cancellation_needs_a_reason_that_can_be_kept(String body) {
        isInvalid(http.post(victim.path() + "/cancel", body), "/reason");
    }

    @Test
    void faults_of_a_changes_body_are_reported() {
        var items = victim.path() + "/items";
        isInvalid(http.post(items, item("tea", 0, "-1")), "/quantity", "/unitPrice/amount");
        isInvalid(http.post(items, "{\"productId\": \"a\", \"quantity\": 1}"), "/unitPrice");
        var cancel = victim.path() + "/cancel";
        isInvalid(http.post(cancel, "{\"reason\": \"" + "x".repeat(501) + "\"}"), "/reason");
        isInvalid(http.post(cancel, "{\"reason\": \"so\", \"refund\": true}"), "/refund");
    }

    // no JSON

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "[",
                "[1",
                "{\"items\": 7",
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
        var answer =
                http.send(
                        "POST",
                        victim.path() + "/cancel",
                        body,
                        "Content-Type",
                        "application/json");
        Expect.problem(answer, 400, "request.malformed");
    }

    @Test
    void json_that_is_nested_too_deep_is_refused_as_that() {
        for (String deep : List.of("[".repeat(100_000), "{\"items\":".repeat(20_000))) {
            var problem = Expect.problem(http.post(ORDERS, deep), 400, "request.malformed");
            assertThat(problem.get("detail").asString()).contains("nested deeper than");
        }
    }

    @Test
    void json_that_has_too_long_a_number_is_refused() {
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
        var script = TEA.replace("1,", "\"<script>alert(1)</script>\",");
        assertThat(http.post(ORDERS, order(script)).body()).doesNotContain("<script>");
        var removed = http.delete(victim.path() + "/items/%3Cscript%3Ealert(1)%3E");
        Expect.problem(removed, 409, "order.no-such-item");
    }
}
