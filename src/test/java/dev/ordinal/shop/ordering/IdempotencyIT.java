package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.EventCount;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tests of repeated requests. */
@ArquillianTest
class IdempotencyIT {

    private static final int AT_ONCE = 50;
    private static final String TEA = order(item("tea", 1, "4.50"));

    @ArquillianResource private URL base;
    private Http http;
    private Customer alice;
    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.with(EventCount.class, Sql.class);
    }

    @BeforeEach
    void connect() {
        http = Http.at(base);
        alice = new Customer(http);
    }

    private Answer place(String body) {
        return http.post(ORDERS, body, "Idempotency-Key", key);
    }

    private String written() {
        return http.get("/api/test/events").body();
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_has_no_second_effect() {
        var first = place(TEA);
        assertThat(first.status()).isEqualTo(202);
        var before = written();
        var second = place(TEA);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.need("Location")).isEqualTo(first.need("Location"));
        assertThat(second.need("ETag")).isEqualTo(first.need("ETag"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void the_same_request_is_recognised_however_its_json_is_written() {
        var first = place(TEA);
        var second = place(TEA.replace(" ", "").replace("4.50", "4.5"));
        assertThat(second.need("Location")).isEqualTo(first.need("Location"));
    }

    @Test
    void an_old_answer_does_not_move_on_with_the_order() {
        var path = alice.placed();
        var first = alice.add(path, item("cup", 1, "12"), "Idempotency-Key", key);
        alice.add(path, item("pot", 1, "30"));
        var again = alice.add(path, item("cup", 1, "12"), "Idempotency-Key", key);
        assertThat(again.need("ETag")).isEqualTo(first.need("ETag")).isEqualTo("\"2\"");
        assertThat(alice.read(path, 3).need("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void another_request_with_the_same_key_is_refused() {
        place(TEA);
        var before = written();
        var other = place(order(item("tea", 2, "4.50")));
        Expect.problem(other, 422, "idempotency.key-reused");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void the_same_body_for_another_order_is_another_request() {
        var one = alice.placed();
        var two = alice.placed();
        assertThat(alice.cancel(one, "late", "Idempotency-Key", key).status()).isEqualTo(202);
        var other = alice.cancel(two, "late", "Idempotency-Key", key);
        Expect.problem(other, 422, "idempotency.key-reused");
    }

    @Test
    void keys_of_other_routes_do_not_meet() {
        var placed = place(TEA);
        var path = placed.need("Location");
        assertThat(alice.add(path, item("cup", 1, "12"), "Idempotency-Key", key).need("ETag"))
                .isEqualTo("\"2\"");
        assertThat(alice.cancel(path, "late", "Idempotency-Key", key).need("ETag"))
                .isEqualTo("\"3\"");
    }

    @Test
    void a_refusal_is_remembered_too() {
        var path = alice.placed();
        var dollars = item("cup", 1, "12").replace("EUR", "USD");
        var refused = alice.add(path, dollars, "Idempotency-Key", key);
        Expect.problem(refused, 409, "order.mixed-currencies");
        http.delete(path + "/items/tea");
        assertThat(alice.add(path, dollars).status()).as("now it would pass").isEqualTo(202);
        var again = alice.add(path, dollars, "Idempotency-Key", key);
        Expect.problem(again, 409, "order.mixed-currencies");
    }

    @Test
    void what_was_never_decided_is_not_remembered() {
        var path = alice.placed();
        var cup = item("cup", 1, "12");
        var stale = alice.add(path, cup, "Idempotency-Key", key, "If-Match", "\"9\"");
        Expect.problem(stale, 412, "precondition.stale");
        var wrong = alice.add(path, item("cup", 0, "12"), "Idempotency-Key", key);
        Expect.problem(wrong, 422, "request.invalid");
        var right = alice.add(path, cup, "Idempotency-Key", key, "If-Match", "\"1\"");
        assertThat(right.status()).isEqualTo(202);
    }

    @Test
    void fifty_at_once_with_the_same_key_place_exactly_one_order() {
        var answers = atOnce(() -> place(TEA));
        var decided = answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(decided).isNotEmpty();
        assertThat(decided.stream().map(answer -> answer.need("Location")).distinct()).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 202).forEach(this::isStillRunning);

        var again = place(TEA);
        assertThat(again.need("Location")).isEqualTo(decided.getFirst().need("Location"));
        alice.awaitListed(again.need("Location"), 1);
        var listed = alice.read(again.need("Location"), 1).json().get("createdAt").asString();
        assertThat(newestOrders()).filteredOn(listed::equals).hasSize(1);
    }

    private void isStillRunning(Answer answer) {
        Expect.problem(answer, 409, "idempotency.still-running");
        assertThat(answer.need("Retry-After")).isEqualTo("1");
    }

    private List<String> newestOrders() {
        return http.get(ORDERS + "?limit=100")
                .json()
                .get("items")
                .valueStream()
                .map(order -> order.get("createdAt").asString())
                .toList();
    }

    private static List<Answer> atOnce(Supplier<Answer> request) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    Stream.generate(() ->
                                    CompletableFuture.supplyAsync(
                                            () -> await(start, request), threads))
                            .limit(AT_ONCE)
                            .toList();
            start.countDown();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Answer await(CountDownLatch start, Supplier<Answer> request) {
        try {
            start.await();
            return request.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_no_key_is_refused_before_anything_happens() {
        var before = written();
        for (String noKey : List.of("\"\"", "\"two words\"", "\"" + "x".repeat(256) + "\"")) {
            var answer = http.post(ORDERS, TEA, "Idempotency-Key", noKey);
            Expect.problem(answer, 400, "idempotency.key-invalid");
        }
        assertThat(written()).isEqualTo(before);
    }
}
