package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Tests of requests with invalid headers or addresses: each is answered with its fault, and nothing
 * is stored.
 */
@ArquillianTest
class BadRequestIT {

    private static final int FIFTY_MEGABYTES = 50_000_000;
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

    // too much

    @Test
    void ten_thousand_items_are_too_much() {
        Expect.problem(
                http.post(ORDERS, order(Collections.nCopies(10_000, TEA).toArray(String[]::new))),
                413,
                "request.too-large");
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

    @Test
    void a_body_that_only_trickles_is_not_waited_for() {
        Expect.problem(sent(BodyPublishers.ofInputStream(SlowBody::new)), 408, "request.too-slow");
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
    void what_is_missing_without_a_body_is_the_content() {
        Expect.problem(
                http.send("POST", ORDERS, BodyPublishers.noBody()), 400, "request.malformed");
        var submit = victim.path() + "/submit";
        Expect.problem(
                http.send("POST", submit, BodyPublishers.noBody()), 400, "request.malformed");
    }

    @Test
    void an_answer_in_another_format_is_not_acceptable() {
        Expect.problem(http.get(ORDERS, "Accept", "text/xml"), 406, "request.not-acceptable");
        Expect.problem(
                http.get(victim.path(), "Accept", "text/xml"), 406, "request.not-acceptable");
        var answer = http.post(ORDERS, order(TEA), "Accept", "text/xml");
        Expect.problem(answer, 406, "request.not-acceptable");
    }

    @Test
    void a_header_that_is_no_media_type_is_not_valid() {
        Expect.problem(http.get(ORDERS, "Accept", "json"), 400, "request.parameter");
        var body = BodyPublishers.ofString(order(TEA));
        var answer = http.send("POST", ORDERS, body, "Content-Type", "json");
        Expect.problem(answer, 400, "request.parameter");
    }

    @Test
    void a_method_that_is_not_allowed_is_answered_with_those_that_are() {
        var put =
                http.send(
                        "PUT",
                        ORDERS,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json");
        Expect.problem(put, 405, "request.method");
        assertThat(put.need("Allow")).contains("GET", "POST");
        Expect.problem(http.delete(victim.path()), 405, "request.method");
        Expect.problem(http.get(victim.path() + "/cancel"), 405, "request.method");
    }

    @Test
    void a_header_with_one_value_is_not_sent_twice() {
        var cup = item("cup", 1, "12");
        for (String header : List.of("Idempotency-Key", "Content-Type")) {
            var answer = http.post(victim.path() + "/items", cup, header, "\"a\"", header, "\"b\"");
            var problem = Expect.problem(answer, 400, "request.parameter");
            assertThat(problem.get("detail").asString())
                    .isEqualToIgnoringCase(header + " must not be repeated");
        }
    }

    @Test
    void a_form_is_text_and_names_a_parameter_once() {
        var type = "application/x-www-form-urlencoded";
        for (String form :
                List.of(
                        "username=alice&password=x&password=alice",
                        "username=%zz&password=alice",
                        "username=alice%00&password=alice",
                        "username=%ff&password=alice")) {
            var body = BodyPublishers.ofString(form);
            var answer = http.asNobody().send("POST", "/api/token", body, "Content-Type", type);
            Expect.problem(answer, 400, "request.parameter");
        }
    }

    // content codings

    private Answer encoded(String coding, byte[] body) {
        return http.send(
                "POST",
                victim.path() + "/cancel",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                coding);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_body_that_is_not_in_its_coding_or_ends_too_early_is_malformed() throws IOException {
        var reason = "{\"reason\": \"%s\"}".formatted("late ".repeat(50));
        var whole = gzip(reason);
        for (int length : new int[] {0, 5, 20, whole.length - 9, whole.length - 1}) {
            var part = encoded("gzip", Arrays.copyOf(whole, length));
            var problem = Expect.problem(part, 400, "request.malformed");
            if (length > 0) assertThat(problem.get("detail").asString()).contains("gzip data");
        }
        Expect.problem(encoded("gzip", reason.getBytes(UTF_8)), 400, "request.malformed");
        Expect.problem(encoded("deflate", whole), 400, "request.malformed");
        // read as JSON, since the decoded body is what counts
        Expect.problem(encoded("gzip", gzip("[")), 400, "request.malformed");
        Expect.problem(encoded("x-gzip", gzip("{\"reason\": \"\"}")), 422, "request.invalid");
    }

    @Test
    void a_body_in_an_unknown_coding_is_answered_with_those_that_are_known() {
        var reason = "{\"reason\": \"late\"}".getBytes(UTF_8);
        for (String coding : List.of("br", "zstd", "compress", "gzip, gzip", "gzip, br")) {
            var answer = encoded(coding, reason);
            Expect.problem(answer, 415, "request.content-coding");
            assertThat(answer.need("Accept-Encoding")).isEqualTo("gzip, deflate");
        }
    }

    @Test
    void a_small_body_that_decodes_to_a_large_one_is_too_large() throws IOException {
        Expect.problem(encoded("gzip", gzip(" ".repeat(50_000_000))), 413, "request.too-large");
    }

    @Test
    void a_change_to_nothing_leaves_nothing() {
        var nowhere = ORDERS + "/" + Ids.next();
        Expect.problem(http.post(nowhere + "/items", TEA), 404, "order.not-found");
    }
}
