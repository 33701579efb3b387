package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

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

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tests of orders over HTTP. */
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
    void with_prefer_wait_the_answer_is_the_order() {
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
        Expect.problem(alice.add(path, item("gem", 1, "1000000")), 409, "order.too-dear");
        var marks = item("gem", 1, "1").replace("EUR", "DEM");
        Expect.problem(alice.add(path, marks), 409, "order.currency-not-accepted");
        var order = "{\"items\": [" + marks + "]}";
        Expect.problem(http.post("/api/orders", order), 409, "order.currency-not-accepted");
        var dinars = order.replace("DEM", "KWD").replace("\"amount\": 1,", "\"amount\": 1.234,");
        Expect.problem(http.post("/api/orders", dinars), 409, "order.price-not-payable");
        var yen =
                "{\"productId\":\"x\",\"quantity\":1,\"unitPrice\":{\"amount\":1,\"currency\":\"JPY\"}}";
        Expect.problem(alice.add(path, yen), 409, "order.mixed-currencies");
        assertThat(http.get(path).need("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void an_order_that_was_never_placed_is_not_found() {
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
    void a_request_for_a_version_is_answered_as_soon_as_it_is_there() {
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
}
