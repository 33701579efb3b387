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

import java.net.URL;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;

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
    void an_answer_in_another_format_is_not_acceptable() {
        Expect.problem(http.get(ORDERS, "Accept", "text/xml"), 406, "request.not-acceptable");
        Expect.problem(
                http.get(victim.path(), "Accept", "text/xml"), 406, "request.not-acceptable");
        var answer = http.post(ORDERS, order(TEA), "Accept", "text/xml");
        Expect.problem(answer, 406, "request.not-acceptable");
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

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "not-an-id", "0198c4f2", "null", "..%2f..%2fadmin", "%3Cscript%3E"})
    void a_path_that_holds_no_id_leads_nowhere(String noId) {
        var nowhere = ORDERS + "/" + noId;
        leadsNowhere(http.get(nowhere));
        leadsNowhere(http.get(nowhere + "/events"));
        leadsNowhere(http.post(nowhere + "/cancel", "{\"reason\": \"so\"}"));
    }

    private static void leadsNowhere(Answer answer) {
        if (answer.status() == 404) Expect.problem(answer, 404, "resource.not-found");
        else Expect.problem(answer, 400, "request.refused");
    }

    /**
     * The server refuses the path before any application sees the request, so the response is no
     * problem document.
     */
    @Test
    void a_path_that_is_no_text_is_refused_discreetly() {
        var answer = http.get(ORDERS + "/%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "com.ibm");
    }

    @Test
    void an_address_that_does_not_exist_is_a_problem_like_any_other() {
        Expect.problem(http.get(ORDERS + "/not-an-id"), 404, "resource.not-found");
        Expect.problem(http.get("/api/nothing"), 404, "resource.not-found");
        Expect.problem(http.get("/nothing"), 404, "resource.not-found");
        Expect.problem(http.get(victim.path() + "/nothing"), 404, "resource.not-found");
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
        Expect.problem(http.get(victim.path() + query), 400, "request.parameter");
    }

    /** Instants that Java can represent and a database may not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "%2B999999999-12-31T23:59:59Z"
            })
    void the_ends_of_time_are_instants_like_any_other(String instant) {
        assertThat(http.get(victim.path() + "?at=" + instant).status())
                .as(instant)
                .isIn(200, 400, 404);
    }

    @Test
    void a_page_of_events_cannot_be_asked_for_nonsense() {
        for (String query : List.of("?limit=0", "?limit=101", "?cursor=x")) {
            Expect.problem(http.get(victim.path() + "/events" + query), 400, "request.parameter");
        }
    }

    @Test
    void a_change_to_nothing_leaves_nothing() {
        var nowhere = ORDERS + "/" + Ids.next();
        Expect.problem(http.post(nowhere + "/items", TEA), 404, "order.not-found");
    }
}
