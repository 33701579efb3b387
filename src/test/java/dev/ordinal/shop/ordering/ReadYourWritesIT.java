package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.ORDERS;
import static dev.ordinal.shop.ordering.Customer.item;
import static dev.ordinal.shop.ordering.Customer.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Tests of requests for what was accepted and cannot be read yet. */
@ArquillianTest
class ReadYourWritesIT {

    @ArquillianResource private URL base;
    @Inject private Transactions transactions;
    @Inject private Sql sql;
    private Http alice;
    private Http bob;
    private Http olga;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                ReadYourWritesIT.class,
                Customer.class,
                Expect.class,
                Http.class,
                Http.Answer.class,
                Sql.class);
    }

    @BeforeEach
    void connect() {
        alice = Http.at(base);
        bob = alice.as("bob");
        olga = alice.as("olga");
    }

    /**
     * The locked checkpoints keep the read models where they are, so that nothing that is accepted
     * meanwhile can be read.
     */
    @Test
    void what_is_accepted_and_not_to_be_read_yet_is_behind_for_its_owner_only() {
        transactions.call(() -> {
            sql.texts("select reader from checkpoint for update");
            var path = placed();
            var stock = "/api/stock/tea-" + Ids.next();
            assertThat(olga.put(stock, "{\"onHand\": 7}").status()).isEqualTo(202);

            var own = later(() -> alice.get(path + "?atLeast=1"));
            var staff = later(() -> olga.get(path + "?atLeast=1"));
            var level = later(() -> bob.get(stock + "?atLeast=1"));
            var anothers = later(() -> bob.get(path + "?atLeast=1"));
            var unknown = later(() -> bob.get(ORDERS + "/" + Ids.next() + "?atLeast=1"));
            for (var behind : List.of(own, staff, level)) {
                var problem = Expect.problem(behind.join(), 503, "read-model.behind");
                assertThat(problem.get("currentVersion").asLong()).isZero();
                assertThat(behind.join().need("Retry-After")).isEqualTo("1");
            }
            Expect.problem(anothers.join(), 404, "order.not-found");
            assertThat(anothers.join().body()).isEqualTo(unknown.join().body());
            return path;
        });
    }

    private String placed() {
        var accepted = alice.post(ORDERS, order(item("tea", 1, "4.50")));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return accepted.need("Location");
    }

    private static CompletableFuture<Answer> later(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    }
}
