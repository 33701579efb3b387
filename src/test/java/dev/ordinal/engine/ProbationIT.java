package dev.ordinal.engine;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.breaker.BreakerStatus;
import dev.ordinal.engine.breaker.BreakerStatus.State;
import dev.ordinal.engine.breaker.Breakers;
import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Subscriptions that run against an open breaker wait, and probe. */
@ArquillianTest
class ProbationIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Half a second less, as calls are noted before they fail, and breakers open after. */
    private static final Duration PAUSE = Duration.ofMillis(Supplier.DELAY_SECONDS * 1000L - 500);

    @Inject private CommandBus bus;
    @Inject private Transactions transactions;
    @Inject private Workers workers;
    @Inject private DeadLetterQueues letters;
    @Inject private Breakers breakers;
    @Inject private Supplier supplier;
    @Inject private Ledger ledger;
    @Inject private Sql sql;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                ProbationIT.class,
                Examples.class,
                Sql.class,
                Ledger.class,
                Supplier.class,
                GuardedShops.class,
                GuardedShops.Single.class,
                GuardedShops.Ordered.class,
                GuardedShops.Bulk.class);
    }

    @BeforeEach
    void open_the_ledger() {
        transactions.run(ledger::create);
    }

    private UUID place(String product) {
        var order = Ids.next();
        var items = List.of(Examples.item(product, 1, "1"));
        bus.send(new PlaceOrder(order, CAROL, items), CommandContext.by(CAROL));
        return order;
    }

    private List<UUID> place(String product, int orders) {
        return IntStream.range(0, orders).mapToObj(_ -> place(product)).toList();
    }

    private List<String> effects(String shop, UUID order) {
        var stream = StreamId.of("order", order).toString();
        return transactions.call(() -> ledger.effects(shop, stream));
    }

    private void awaitEffects(String shop, List<UUID> orders) {
        await().atMost(SOON)
                .until(() -> orders.stream().noneMatch(o -> effects(shop, o).isEmpty()));
        assertThat(orders).allSatisfy(o -> assertThat(effects(shop, o)).hasSize(1));
    }

    private BreakerStatus breaker(String name) {
        return breakers.all().stream()
                .filter(breaker -> breaker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean isNamed(String name) {
        return breakers.all().stream().anyMatch(breaker -> breaker.name().equals(name));
    }

    private long prevented(String name) {
        return isNamed(name) ? breaker(name).prevented() : 0;
    }

    private void awaitProbes(String name, int calls) {
        await().atMost(SOON).until(() -> isNamed(name) && supplier.calls().size() >= calls);
    }

    private long deadLetters(String shop, String pattern) {
        return letters.list(new Binding(shop, pattern)).size();
    }

    /** After the two calls that open it, there are only probes, each after its pause. */
    private void assertProbes(int calls) {
        var times = List.copyOf(supplier.calls()).subList(0, calls);
        assertThat(IntStream.range(2, calls).mapToObj(i -> pause(times, i)))
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(PAUSE));
    }

    private static Duration pause(List<Instant> calls, int number) {
        return Duration.between(calls.get(number - 1), calls.get(number));
    }

    @Test
    void a_subscription_waits_for_the_next_probe_and_no_message_is_counted_or_dies() {
        long before = prevented("test-single");
        supplier.goAway();
        var orders = place("single", 3);
        awaitProbes("test-single", 7);
        supplier.comeBack();
        awaitEffects(GuardedShops.Single.NAME, orders);
        assertProbes(7);
        assertThat(prevented("test-single")).as("it waits, it does not poll").isEqualTo(before + 1);
        assertThat(deadLetters(GuardedShops.Single.NAME, "order.created")).isZero();
    }

    @Test
    void an_ordered_subscription_does_so_too_and_keeps_the_order() {
        supplier.goAway();
        var orders = place("ordered", 2);
        orders.forEach(
                o -> bus.send(new CancelOrder(o, CAROL, plain("test")), CommandContext.by(CAROL)));
        awaitProbes("test-ordered", 7);
        assertThat(orders)
                .allSatisfy(o -> assertThat(effects(GuardedShops.Ordered.NAME, o)).isEmpty());
        supplier.comeBack();
        await().atMost(SOON)
                .until(() ->
                        orders.stream()
                                .allMatch(o -> effects(GuardedShops.Ordered.NAME, o).size() == 2));
        assertProbes(7);
        assertThat(deadLetters(GuardedShops.Ordered.NAME, "order.#")).isZero();
    }

    @Test
    void batches_are_not_taken_until_the_breaker_is_closed() {
        supplier.goAway();
        var orders = place("batch", 10);
        awaitProbes("test-batch", 6);
        supplier.comeBack();
        awaitEffects(GuardedShops.Bulk.NAME, orders);
        assertProbes(6);
        assertThat(breaker("test-batch").state()).isEqualTo(State.CLOSED);
        assertThat(deadLetters(GuardedShops.Bulk.NAME, "order.created")).isZero();
    }

    @Test
    void servers_probe_one_after_the_other() throws Exception {
        supplier.goAway();
        var order = place("single", 2);
        awaitProbes("test-single", 3);
        var elsewhere = new CountDownLatch(1);
        var has = new CountDownLatch(1);
        var other = workers.call(() -> transactions.call(() -> probeElsewhere(has, elsewhere)));
        has.await();
        int before = supplier.calls().size();
        supplier.comeBack();
        await().during(Duration.ofSeconds(2L * Supplier.DELAY_SECONDS))
                .atMost(SOON)
                .until(() -> supplier.calls().size() == before);
        elsewhere.countDown();
        assertThat(other.toCompletableFuture().get()).isTrue();
        awaitEffects(GuardedShops.Single.NAME, order);
    }

    /** As another server would. */
    private boolean probeElsewhere(CountDownLatch has, CountDownLatch end) {
        sql.texts(
                "select pg_advisory_xact_lock(hashtextextended(?1, 2))::text",
                GuardedShops.Single.NAME);
        has.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
