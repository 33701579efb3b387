package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URL;
import java.time.Duration;

/**
 * Tests that customers see and change only their own orders, and cannot find out whether others
 * exist.
 */
@ArquillianTest
@RunAsClient
class OwnershipIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Almost as long as a request waits for a version that does not come. */
    private static final Duration LONGEST_READ_WAIT = Duration.ofMillis(4_500);

    @ArquillianResource private URL base;
    private Http bob;
    private Http olga;
    private Customer alice;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(OwnershipIT.class);
    }

    @BeforeEach
    void open() {
        alice = new Customer(Http.at(base));
        bob = Http.at(base).as("bob");
        olga = Http.at(base).as("olga");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?version=1",
                "?version=0",
                "?at=2999-01-01T00:00:00Z",
                "?at=2000-01-01T00:00:00Z",
                "/events",
                "/events?limit=1"
            })
    void anothers_order_is_read_like_one_that_there_is_not(String query) {
        var path = alice.placed();
        var unknown = bob.get(ORDERS + "/" + Ids.next() + query);
        for (var known : new String[] {"*", "\"1\"", "\"9\""}) {
            assertSame(bob.get(path + query, "If-None-Match", known), unknown);
        }
    }

    private static void assertSame(Answer anothers, Answer unknown) {
        Expect.problem(anothers, 404, "order.not-found");
        assertThat(anothers.body()).isEqualTo(unknown.body());
        assertThat(anothers.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
    }

    @Test
    void anothers_order_is_waited_for_like_one_that_there_is_not() {
        var path = alice.placed();
        long start = System.nanoTime();
        var anothers = bob.get(path + "?atLeast=1");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LONGEST_READ_WAIT);
        assertSame(anothers, bob.get(ORDERS + "/" + Ids.next() + "?atLeast=1"));
    }

    @Test
    void anothers_order_is_changed_like_one_that_there_is_not() {
        var path = alice.placed();
        var other = ORDERS + "/" + Ids.next();
        for (var match : new String[] {"*", "\"1\"", "\"7\""}) {
            assertSame(add(path, match), add(other, match));
        }
        var submission = "{\"paymentMethod\": \"pm_card_visa\"}";
        assertSame(bob.post(path + "/submit", submission), bob.post(other + "/submit", submission));
        var why = "{\"reason\": \"mine now\"}";
        assertSame(bob.post(path + "/cancel", why), bob.post(other + "/cancel", why));
        assertSame(bob.delete(path + "/items/tea"), bob.delete(other + "/items/tea"));
        assertThat(alice.read(path, 1).need("ETag")).isEqualTo("\"1\"");
    }

    private Answer add(String path, String match) {
        return bob.post(path + "/items", item("cup", 1, "12"), "If-Match", match);
    }

    @Test
    void anothers_idempotency_key_is_ones_own() {
        var key = "\"" + Ids.next() + "\"";
        var body = order(item("tea", 1, "4.50"));
        var first = alice.http().post(ORDERS, body, "Idempotency-Key", key);
        var second = bob.post(ORDERS, body, "Idempotency-Key", key, "Prefer", "wait=20");
        assertThat(second.need("Location")).isNotEqualTo(first.need("Location"));
        assertThat(second.json().path("customerId").stringValue()).isEqualTo("bob");
        var add = first.need("Location") + "/items";
        var cup = item("cup", 1, "12");
        assertThat(alice.http().post(add, cup, "Idempotency-Key", key).status()).isEqualTo(202);
        Expect.problem(bob.post(add, cup, "Idempotency-Key", key), 404, "order.not-found");
    }

    @Test
    void a_list_shows_ones_own_orders() {
        var path = alice.listed();
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(bob.get(ORDERS + "?limit=100").body()).doesNotContain(id, "alice");
        for (var customer : new String[] {"alice", "nobody"}) {
            Expect.problem(bob.get(ORDERS + "?customerId=" + customer), 403, "access.denied");
        }
        assertThat(alice.http().get(ORDERS + "?customerId=alice").body()).contains(id);
    }

    @Test
    void the_live_feed_tells_of_ones_own_orders() {
        try (var feed = bob.listen(ORDERS + "/live")) {
            await().atMost(SOON).until(() -> feed.comments().contains("live"));
            alice.placed();
            var own = new Customer(bob).placed();
            await().atMost(SOON).until(() -> !feed.messages().isEmpty());
            var id = own.substring(own.lastIndexOf('/') + 1);
            assertThat(feed.messages()).allMatch(message -> message.data().contains(id));
        }
        try (var feed = bob.listen(ORDERS + "/live", "Last-Event-ID", "0")) {
            await().atMost(SOON).until(() -> !feed.messages().isEmpty());
            assertThat(feed.messages()).noneMatch(message -> message.data().contains("\"alice\""));
        }
    }

    @Test
    void an_operator_reads_every_order_and_changes_none() {
        var path = alice.listed();
        assertThat(olga.get(path).json().path("customerId").stringValue()).isEqualTo("alice");
        assertThat(olga.get(path + "?version=1").status()).isEqualTo(200);
        assertThat(olga.get(path + "/events").status()).isEqualTo(200);
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(olga.get(ORDERS + "?customerId=alice&limit=5").body()).contains(id);
        assertThat(olga.get(ORDERS).json().path("items").isEmpty()).isTrue();
        Expect.problem(olga.post(path + "/cancel", "{\"reason\": \"x\"}"), 403, "access.denied");
    }

    @Test
    void the_history_shows_actor_and_role() {
        var path = alice.placed();
        var created = olga.get(path + "/events").json().at("/items/0");
        assertThat(created.path("actor").stringValue()).isEqualTo("alice");
        assertThat(created.path("actorrole").stringValue()).isEqualTo("customer");
    }
}
