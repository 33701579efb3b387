package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tests of the time limit of requests, with a lock on a table that would make them wait for ever.
 */
@ArquillianTest
class RequestTimeIT {

    private static final String TEA = order(item("tea", 1, "4.50"));

    /**
     * The limit of a request is 2 s, that of one statement 5 s; a second attempt would exceed this.
     */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    /** Longer than any other statement may take here. */
    private static final String SLOW_MIGRATION = "select pg_sleep(6)";

    @ArquillianResource private URL base;
    @Inject private Transactions transactions;
    @Inject private Sql sql;
    private final String key = "\"" + UUID.randomUUID() + "\"";
    private Http http;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.configured("ordinal.web.longest-request=PT2S")
                .addClasses(Customer.class, Expect.class, Http.class, Http.Answer.class, Sql.class)
                .addAsResource(new StringAsset(SLOW_MIGRATION), "db/migration/V1__test_slow.sql");
    }

    @BeforeEach
    void connect() {
        http = Http.at(base);
        assertThat(place("\"" + UUID.randomUUID() + "\"").status()).isEqualTo(202);
    }

    @Test
    void a_migration_takes_as_long_as_it_needs() {
        assertThat(sql.texts("select version from flyway_schema_history where success"))
                .contains("1");
    }

    @Test
    void a_command_is_given_up_in_time_and_has_not_happened() {
        Expect.problem(whileHeld("event", () -> place(key)), 503, "service.too-long");
        assertThat(place(key).status()).isEqualTo(202);
    }

    @Test
    void so_is_a_look() {
        var answer = whileHeld("order_list", () -> http.get(ORDERS));
        Expect.problem(answer, 503, "service.too-long");
        assertThat(http.get(ORDERS).status()).isEqualTo(200);
    }

    @Test
    void so_is_one_that_waits_for_what_it_has_written() {
        var order = place(key).need("Location");
        var answer = whileHeld("order_details", () -> http.get(order + "?atLeast=1"));
        Expect.problem(answer, 503, "service.too-long");
    }

    private Answer place(String key) {
        return http.post(ORDERS, TEA, "Idempotency-Key", key);
    }

    private Answer whileHeld(String table, Supplier<Answer> request) {
        return transactions.call(() -> {
            sql.execute("lock table " + table);
            long start = System.nanoTime();
            var answer = request.get();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
            return answer;
        });
    }
}
