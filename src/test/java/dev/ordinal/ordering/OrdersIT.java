package dev.ordinal.ordering;

import static dev.ordinal.ordering.Customer.ORDERS;
import static dev.ordinal.ordering.Customer.item;
import static dev.ordinal.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.net.URL;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Orders as their customers see them, from outside. */
@ArquillianTest
class OrdersIT {

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

    // placing and changing

    @Test
    void an_accepted_order_is_named_and_can_be_read_a_moment_later() {
        var accepted = http.post(ORDERS, order(item("tea", 2, "4.5"), item("cup", 1, "12")));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.need("Location")).matches(ORDERS + "/[0-9a-f-]{36}");
        assertThat(accepted.need("ETag")).isEqualTo("\"1\"");

        var order = alice.read(accepted.need("Location"), 1);
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.need("ETag")).isEqualTo("\"1\"");
        assertThat(order.json().get("status").asString()).isEqualTo("open");
        assertThat(order.json().get("items").size()).isEqualTo(2);
        assertThat(order.body()).contains("\"total\":{\"amount\":21.00,\"currency\":\"EUR\"}");
    }

    @Test
    void who_prefers_to_wait_is_answered_with_the_order_itself() {
        var placed = http.post(ORDERS, order(item("tea", 1, "4.50")), "Prefer", "wait=20");
        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.need("Preference-Applied")).isEqualTo("wait=20");
        assertThat(placed.need("ETag")).isEqualTo("\"1\"");
        assertThat(placed.json().get("version").asInt()).isEqualTo(1);
        assertThat(http.get(placed.need("Location")).json()).isEqualTo(placed.json());
    }

    @Test
    void items_come_and_go_and_the_total_follows() {
        var path = alice.placed();
        assertThat(alice.add(path, item("cup", 1, "12")).need("ETag")).isEqualTo("\"2\"");
        assertThat(alice.add(path, item("tea", 1, "4.50")).status()).isEqualTo(202);
        assertThat(alice.read(path, 3).body()).contains("\"amount\":25.50");

        var removed = http.delete(path + "/items/tea");
        assertThat(removed.status()).isEqualTo(202);
        assertThat(removed.need("ETag")).isEqualTo("\"4\"");
        var left = alice.read(path, 4).json();
        assertThat(left.get("items").size()).isEqualTo(1);
        assertThat(left.get("total").get("amount").decimalValue()).isEqualByComparingTo("12.00");
    }

    @Test
    void a_cancelled_order_says_why_and_takes_no_more_changes() {
        var path = alice.placed();
        assertThat(alice.cancel(path, "too slow").need("ETag")).isEqualTo("\"2\"");
        var order = alice.read(path, 2).json();
        assertThat(order.get("status").asString()).isEqualTo("cancelled");
        assertThat(order.get("cancelReason").asString()).isEqualTo("too slow");

        Expect.problem(alice.add(path, item("cup", 1, "12")), 409, "order.not-open");
        Expect.problem(http.delete(path + "/items/tea"), 409, "order.not-open");
        var again = alice.cancel(path, "really");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.need("ETag")).as("nothing happened").isEqualTo("\"2\"");
    }

    @Test
    void what_the_rules_refuse_is_a_conflict_with_the_rules_code() {
        var path = alice.placed();
        Expect.problem(http.delete(path + "/items/cup"), 409, "order.no-such-item");
        Expect.problem(alice.add(path, item("tea", 1, "4.51")), 409, "order.price-differs");
        Expect.problem(alice.add(path, item("tea", 9_999, "4.50")), 409, "order.full");
        Expect.problem(alice.add(path, item("gem", 9, "999999999999")), 409, "order.too-dear");
        var yen =
                "{\"productId\":\"x\",\"quantity\":1,\"unitPrice\":{\"amount\":1,\"currency\":\"JPY\"}}";
        Expect.problem(alice.add(path, yen), 409, "order.mixed-currencies");
        assertThat(http.get(path).need("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void an_order_that_nobody_placed_is_not_found() {
        var nowhere = ORDERS + "/" + Ids.next();
        for (Answer answer :
                List.of(
                        http.get(nowhere),
                        http.get(nowhere + "?version=1"),
                        http.get(nowhere + "?at=2026-01-01T00:00:00Z"),
                        http.get(nowhere + "/events"),
                        http.delete(nowhere + "/items/tea"),
                        alice.add(nowhere, item("tea", 1, "4.50")),
                        alice.cancel(nowhere, "why not"))) {
            Expect.problem(answer, 404, "order.not-found");
        }
    }

    // preconditions

    @Test
    void a_change_that_expects_an_old_version_is_stale_and_has_no_effect() {
        var path = alice.placed();
        assertThat(alice.add(path, item("cup", 1, "12"), "If-Match", "\"1\"").status())
                .isEqualTo(202);
        var stale = alice.add(path, item("pot", 1, "30"), "If-Match", "\"1\"");
        var problem = Expect.problem(stale, 412, "precondition.stale");
        assertThat(problem.get("currentVersion").asLong()).isEqualTo(2);
        assertThat(alice.read(path, 2).need("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void any_tag_of_a_list_and_the_star_will_do_but_a_weak_tag_never() {
        var path = alice.placed();
        assertThat(alice.add(path, item("a", 1, "1"), "If-Match", "*").status()).isEqualTo(202);
        assertThat(alice.add(path, item("b", 1, "1"), "If-Match", "\"1\", \"2\"").status())
                .isEqualTo(202);
        for (String never : List.of("W/\"3\"", "\"three\"", "3", "\"1\", \"2\"")) {
            var answer = alice.add(path, item("c", 1, "1"), "If-Match", never);
            Expect.problem(answer, 412, "precondition.stale");
        }
    }

    @Test
    void a_refusal_goes_before_a_precondition() {
        var path = alice.placed();
        var answer = http.delete(path + "/items/cup", "If-Match", "\"7\"");
        Expect.problem(answer, 409, "order.no-such-item");
    }

    @Test
    void an_order_that_has_not_changed_is_not_sent_again() {
        var path = alice.placed();
        for (String known : List.of("\"1\"", "W/\"1\"", "\"7\", \"1\"", "*")) {
            var answer = http.get(path, "If-None-Match", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.need("ETag")).isEqualTo("\"1\"");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(http.get(path, "If-None-Match", "\"0\"").status()).isEqualTo(200);
    }

    @Test
    void an_order_that_has_not_changed_is_not_sent_again_to_who_waited_for_it() {
        var path = alice.placed();
        var answer = http.get(path + "?atLeast=1", "If-None-Match", "\"1\"");
        assertThat(answer.status()).isEqualTo(304);
    }

    // waiting

    @Test
    @Timeout(30)
    void a_version_that_never_comes_is_waited_for_in_bounded_time() {
        var path = alice.placed();
        var never = CompletableFuture.supplyAsync(() -> alice.read(path, 99));
        var nobody = CompletableFuture.supplyAsync(() -> alice.read(ORDERS + "/" + Ids.next(), 1));
        var problem = Expect.problem(never.join(), 503, "read-model.behind");
        assertThat(problem.get("currentVersion").asLong()).isEqualTo(1);
        assertThat(never.join().need("Retry-After")).isEqualTo("1");
        Expect.problem(nobody.join(), 404, "order.not-found");
    }

    @Test
    @Timeout(30)
    void who_waits_for_a_version_is_answered_as_soon_as_it_is_there() {
        var path = alice.placed();
        var waiting = CompletableFuture.supplyAsync(() -> timed(() -> alice.read(path, 2)));
        alice.cancel(path, "now");
        assertThat(waiting.join()).isLessThan(Duration.ofSeconds(4));
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
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

    // history

    @Test
    void what_happened_to_an_order_is_told_as_cloudevents() {
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
        var placed = Stream.generate(alice::placed).limit(5).toList();
        var forwards = new ArrayList<List<String>>();
        var answer = http.get(ORDERS + "?limit=2");
        while (forwards.stream().mapToInt(List::size).sum() < 5) {
            forwards.add(fields(answer.json(), "orderId"));
            assertThat(answer.link("next").orElseThrow())
                    .contains(answer.json().get("next").asString());
            answer = follow(answer, "next");
        }
        var seen = forwards.stream().flatMap(List::stream).limit(5).toList();
        assertThat(seen.reversed()).isEqualTo(placed.stream().map(OrdersIT::id).toList());
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
        var open = id(alice.placed());
        var path = alice.placed();
        alice.cancel(path, "too slow", "Prefer", "wait=20");
        assertThat(fields(http.get(ORDERS + "?status=cancelled&limit=100").json(), "orderId"))
                .contains(id(path))
                .doesNotContain(open);
        assertThat(fields(http.get(ORDERS + "?status=open&limit=100").json(), "orderId"))
                .contains(open)
                .doesNotContain(id(path));
        assertThat(http.get(ORDERS + "?status=paid").json().get("items").size()).isZero();
    }

    @Test
    void links_keep_what_the_list_was_asked_for() {
        alice.placed();
        alice.placed();
        var next = http.get(ORDERS + "?status=open&limit=1").link("next");
        assertThat(next.orElseThrow()).contains("status=open").contains("limit=1");
    }

    @Test
    void the_list_of_another_customer_is_not_for_customers() {
        Expect.problem(http.get(ORDERS + "?customerId=bob"), 403, "access.denied");
        assertThat(http.get(ORDERS + "?customerId=alice&limit=1").status()).isEqualTo(200);
    }

    // what it says of itself

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
