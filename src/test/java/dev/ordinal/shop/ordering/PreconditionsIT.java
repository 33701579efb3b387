package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.OrdinalDeployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** Tests of preconditions: {@code If-Match} and {@code If-None-Match} of changes and of reads. */
@ArquillianTest
class PreconditionsIT {

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
        for (String never : List.of("W/\"3\"", "\"three\"", "\"03\"", "\"1\", \"2\"")) {
            var answer = alice.add(path, item("c", 1, "1"), "If-Match", never);
            Expect.problem(answer, 412, "precondition.stale");
        }
    }

    @Test
    void a_list_of_tags_may_come_on_several_lines() {
        var path = alice.placed();
        var cup = item("cup", 1, "12");
        var added = alice.add(path, cup, "If-Match", "\"9\"", "If-Match", "\"1\"");
        assertThat(added.status()).as(added.toString()).isEqualTo(202);
        assertThat(alice.read(path, 2).status()).isEqualTo(200);
        var known = http.get(path, "If-None-Match", "\"9\"", "If-None-Match", "\"2\"");
        assertThat(known.status()).as(known.toString()).isEqualTo(304);
    }

    @Test
    void what_is_no_list_of_tags_is_malformed_at_every_resource() {
        var path = alice.placed();
        for (String header : List.of("If-Match", "If-None-Match")) {
            for (String malformed : List.of("1", "\"1", "*, \"1\"", "w/\"1\"")) {
                var added = alice.add(path, item("cup", 1, "12"), header, malformed);
                var detail = Expect.problem(added, 400, "request.parameter").get("detail");
                assertThat(detail.asString()).startsWith(header + " must be");
                for (String read : List.of(path, path + "/events", ORDERS)) {
                    Expect.problem(http.get(read, header, malformed), 400, "request.parameter");
                }
            }
        }
        assertThat(alice.read(path, 1).need("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_read_of_another_version_than_if_match_names_fails() {
        var path = alice.placed();
        assertThat(http.get(path, "If-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(http.get(path, "If-Match", "*").status()).isEqualTo(200);
        for (String other : List.of("\"2\"", "W/\"1\"")) {
            var stale = http.get(path, "If-Match", other);
            var problem = Expect.problem(stale, 412, "precondition.stale");
            assertThat(problem.get("currentVersion").asLong()).isEqualTo(1);
        }
        var both = http.get(path, "If-Match", "\"2\"", "If-None-Match", "\"1\"");
        Expect.problem(both, 412, "precondition.stale");
        assertThat(http.get(path, "If-Match", "\"1\"", "If-None-Match", "\"1\"").status())
                .isEqualTo(304);
        var head = http.send("HEAD", path, BodyPublishers.noBody(), "If-None-Match", "\"1\"");
        assertThat(head.status()).isEqualTo(304);
    }

    @Test
    void a_list_has_no_tag_and_so_matches_the_star_only() {
        alice.placed();
        assertThat(http.get(ORDERS, "If-Match", "*").status()).isEqualTo(200);
        Expect.problem(http.get(ORDERS, "If-Match", "\"1\""), 412, "precondition.stale");
        assertThat(http.get(ORDERS, "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void a_new_order_matches_no_tag() {
        var order = order(item("tea", 1, "4.50"));
        for (String some : List.of("*", "\"1\"")) {
            var answer = http.post(ORDERS, order, "If-Match", some);
            Expect.problem(answer, 412, "precondition.absent");
        }
        assertThat(http.post(ORDERS, order, "If-None-Match", "*").status()).isEqualTo(202);
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
    void an_unchanged_order_is_not_sent_again_to_a_client_that_waited_for_it() {
        var path = alice.placed();
        var answer = http.get(path + "?atLeast=1", "If-None-Match", "\"1\"");
        assertThat(answer.status()).isEqualTo(304);
    }

    @Test
    void a_change_without_a_version_knows_only_whether_it_is_there() {
        var olga = http.as("olga");
        var timer = "/api/admin/sagas/fulfilment/none/timers/none";
        var move = "{\"dueAt\": \"2030-01-01T00:00:00Z\", \"reason\": \"so\"}";
        Expect.problem(olga.put(timer, move, "If-Match", "\"1\""), 412, "precondition.stale");
        Expect.problem(olga.put(timer, move, "If-None-Match", "*"), 412, "precondition.exists");
        Expect.problem(olga.put(timer, move, "If-Match", "1"), 400, "request.parameter");
        Expect.problem(olga.put(timer, move, "If-Match", "*"), 404, "saga.timer-not-found");
        var replay = "/api/admin/dead-letters/replay?dryRun=true";
        Expect.problem(olga.post(replay, "{}", "If-Match", "*"), 412, "precondition.absent");
        assertThat(olga.post(replay, "{}", "If-None-Match", "*").status()).isEqualTo(200);
    }
}
