package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URL;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests of what customers can read: orders now and at an earlier time, their history, the list. */
@ArquillianTest
class OrderViewsIT {

    /** More than the 32 connections of the pool. */
    private static final int MORE_THAN_CONNECTIONS = 60;

    @ArquillianResource private URL base;
    private Http http;
    private Customer alice;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with();
    }

    @BeforeEach
    void connect() {
        http = Http.at(base);
        alice = new Customer(http);
    }

    // the past

    @Test
    void an_order_can_be_read_as_it_was_at_every_version() {
        var path = alice.placed();
        alice.add(path, item("cup", 1, "12"));
        alice.cancel(path, "too slow");
        assertThat(version(path, 1).get("items").size()).isEqualTo(1);
        assertThat(version(path, 2).get("items").size()).isEqualTo(2);
        assertThat(version(path, 2).get("status").asString()).isEqualTo("open");
        assertThat(version(path, 3)).isEqualTo(alice.read(path, 3).json());
        Expect.problem(http.get(path + "?version=4"), 404, "order.not-found");
        Expect.problem(http.get(path + "?version=0"), 404, "order.not-found");
    }

    private JsonNode version(String path, int version) {
        var answer = http.get(path + "?version=" + version);
        assertThat(answer.need("ETag")).isEqualTo("\"" + version + "\"");
        return answer.json();
    }

    @Test
    void an_order_can_be_read_as_it_was_at_an_instant() {
        var path = alice.placed();
        alice.add(path, item("cup", 1, "12"));
        var now = alice.read(path, 2).json();
        var created = Instant.parse(now.get("createdAt").asString());
        var changed = Instant.parse(now.get("updatedAt").asString());
        assertThat(changed).isAfter(created);

        assertThat(at(path, created).json()).isEqualTo(version(path, 1));
        assertThat(at(path, changed.minusNanos(1_000)).json()).isEqualTo(version(path, 1));
        assertThat(at(path, changed).json()).isEqualTo(now);
        assertThat(at(path, changed.plusSeconds(3600)).json()).isEqualTo(now);
        Expect.problem(at(path, created.minusNanos(1_000)), 404, "order.not-found");
        var inMunich = created.atOffset(ZoneOffset.ofHours(1)).toString();
        var encoded = URLEncoder.encode(inMunich, UTF_8);
        assertThat(http.get(path + "?at=" + encoded).json()).isEqualTo(version(path, 1));
    }

    private Answer at(String path, Instant instant) {
        return http.get(path + "?at=" + instant);
    }

    // waiting

    @Test
    void many_waiting_requests_do_not_block_others() throws Exception {
        var path = alice.placed();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    Stream.generate(() -> clients.submit(() -> alice.read(path, 2)))
                            .limit(MORE_THAN_CONNECTIONS)
                            .toList();
            for (int i = 0; i < 5; i++) alice.placed();
            alice.add(path, item("cup", 1, "12"));
            for (var reader : waiting) assertThat(reader.get().status()).isEqualTo(200);
        }
    }

    // history

    @Test
    void the_events_of_an_order_are_shown_as_cloudevents() {
        var path = alice.placed();
        alice.add(path, item("cup", 1, "12"));
        alice.cancel(path, "too slow");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var history = http.get(path + "/events").json();
        assertThat(fields(history, "type"))
                .containsExactly("order.created", "order.item_added", "order.cancelled");
        assertThat(fields(history, "streamversion")).containsExactly("1", "2", "3");
        assertThat(fields(history, "sequence")).isSorted().allMatch(s -> s.length() == 20);
        assertThat(fields(history, "subject")).containsOnly("order-" + id);
        assertThat(fields(history, "specversion")).containsOnly("1.0");
        var last = history.get("items").get(2);
        assertThat(last.get("data").get("reason").asString()).isEqualTo("too slow");
        assertThat(last.get("dataschema").asString()).endsWith("/schemas/order.cancelled/1.0.0");
    }

    private static List<String> fields(JsonNode page, String field) {
        return page.get("items").valueStream().map(e -> e.get(field).asString()).toList();
    }

    @Test
    void a_long_history_is_read_page_by_page_in_both_directions() {
        var path = alice.placed();
        for (int i = 0; i < 4; i++) alice.add(path, item("cup", 1, "12"));
        var first = http.get(path + "/events?limit=2");
        var second = follow(first, "next");
        var third = follow(second, "next");
        assertThat(fields(first.json(), "streamversion")).containsExactly("1", "2");
        assertThat(fields(second.json(), "streamversion")).containsExactly("3", "4");
        assertThat(fields(third.json(), "streamversion")).containsExactly("5");
        assertThat(third.link("next")).isEmpty();
        assertThat(follow(second, "prev").json().get("items")).isEqualTo(first.json().get("items"));
    }

    private Answer follow(Answer page, String relation) {
        return http.get(page.link(relation).orElseThrow());
    }

    // the list

    @Test
    void the_list_shows_every_order_once_newest_first_in_both_directions() {
        var placed = Stream.generate(alice::listed).limit(5).toList();
        var forwards = new ArrayList<List<String>>();
        var answer = http.get(ORDERS + "?limit=2");
        while (forwards.stream().mapToInt(List::size).sum() < 5) {
            forwards.add(fields(answer.json(), "orderId"));
            assertThat(answer.link("next").orElseThrow())
                    .contains(answer.json().get("next").asString());
            answer = follow(answer, "next");
        }
        var seen = forwards.stream().flatMap(List::stream).limit(5).toList();
        assertThat(seen.reversed()).isEqualTo(placed.stream().map(OrderViewsIT::id).toList());
        for (var page : forwards.reversed()) {
            answer = follow(answer, "prev");
            assertThat(fields(answer.json(), "orderId")).isEqualTo(page);
        }
        assertThat(answer.json().get("prev").isNull()).isTrue();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void the_list_shows_an_order_as_its_details_do() {
        var path = alice.placed();
        alice.add(path, item("cup", 3, "12"), "Prefer", "wait=20");
        alice.awaitListed(path, 2);
        var listed = http.get(ORDERS + "?limit=1").json().get("items").get(0);
        var order = http.get(path).json();
        for (String field :
                List.of(
                        "orderId",
                        "customerId",
                        "status",
                        "total",
                        "version",
                        "createdAt",
                        "updatedAt")) {
            assertThat(listed.get(field)).as(field).isEqualTo(order.get(field));
        }
        assertThat(listed.get("pieces").asInt()).isEqualTo(5);
    }

    @Test
    void the_list_can_be_narrowed_to_a_status() {
        var open = id(alice.listed());
        var path = alice.placed();
        alice.cancel(path, "too slow");
        alice.awaitListed(path, 2);
        assertThat(fields(http.get(ORDERS + "?status=cancelled&limit=100").json(), "orderId"))
                .contains(id(path))
                .doesNotContain(open);
        assertThat(fields(http.get(ORDERS + "?status=open&limit=100").json(), "orderId"))
                .contains(open)
                .doesNotContain(id(path));
        assertThat(http.get(ORDERS + "?status=paid").json().get("items").size()).isZero();
    }

    @Test
    void an_empty_page_leads_back_and_a_page_before_all_others_is_the_first() {
        var path = alice.placed();
        alice.add(path, item("cup", 1, "12"));
        var events = path + "/events?limit=1&cursor=";
        var end = http.get(events + cursor("a2"));
        assertThat(end.json().get("items").size()).isZero();
        assertThat(end.link("next")).isEmpty();
        assertThat(fields(follow(end, "prev").json(), "streamversion")).containsExactly("2");

        var first = http.get(events + cursor("a0"));
        assertThat(fields(first.json(), "streamversion")).containsExactly("1");
        assertThat(first.json().get("prev").isNull()).isTrue();
        assertThat(first.link("prev")).isEmpty();
        assertThat(first.link("next")).isPresent();
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    @Test
    void links_keep_what_the_list_was_asked_for() {
        alice.listed();
        alice.listed();
        var next = http.get(ORDERS + "?status=open&limit=1").link("next");
        assertThat(next.orElseThrow()).contains("status=open").contains("limit=1");
    }

    @Test
    void the_list_of_another_customer_is_not_for_customers() {
        Expect.problem(http.get(ORDERS + "?customerId=bob"), 403, "access.denied");
        assertThat(http.get(ORDERS + "?customerId=alice&limit=1").status()).isEqualTo(200);
    }

    // headers

    @Test
    void the_type_of_a_problem_is_a_page_that_explains_it() {
        var path = alice.placed();
        var problem = http.delete(path + "/items/cup").json();
        var page = http.get(problem.get("type").asString());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.need("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("order.no-such-item", problem.get("title").asString());
    }

    @Test
    void every_kind_of_problem_has_its_page_in_the_index() {
        var codes =
                Pattern.compile("href=\"(/problems/[a-z.-]+)\"")
                        .matcher(http.get("/problems/").body())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(codes).contains("/problems/order.full", "/problems/precondition.stale");
        assertThat(codes).allSatisfy(page -> assertThat(http.get(page).status()).isEqualTo(200));
        assertThat(http.get("/problems/no.such-problem").status()).isEqualTo(404);
        assertThat(http.get("/problems/%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>");
    }

    @Test
    void the_api_describes_itself() {
        var description = http.get("/openapi?format=json").json();
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.get("paths").propertyNames())
                .contains("/api/orders", "/api/orders/{id}", "/api/orders/{id}/items");
    }
}
