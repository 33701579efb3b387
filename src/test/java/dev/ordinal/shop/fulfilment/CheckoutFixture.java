package dev.ordinal.shop.fulfilment;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.saga.internal.InterventionResult;
import dev.ordinal.engine.saga.internal.SagaInstance;
import dev.ordinal.engine.saga.internal.SagaInterventions;
import dev.ordinal.engine.saga.internal.SagaTimer;
import dev.ordinal.engine.saga.internal.Sagas;
import dev.ordinal.shop.inventory.contract.StockCommand.CountStock;
import dev.ordinal.shop.ordering.contract.Examples;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.SubmitOrder;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Checkout of two of five pieces of a new product, with access to the server's beans. */
record CheckoutFixture(UUID order, String product, Tools tools) {

    private static final String SAGA = "fulfil_order";
    private static final String CUSTOMER = "carol";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Beans of the server that the fixture uses. */
    @ApplicationScoped
    static class Tools {

        @Inject CommandBus bus;
        @Inject Sagas sagas;
        @Inject SagaInterventions interventions;
        @Inject Transactions transactions;
        @Inject Sql sql;

        CheckoutFixture checkout() {
            var order = Ids.next();
            return new CheckoutFixture(order, "tea-" + order, this);
        }
    }

    CheckoutFixture begin() {
        var items = List.of(Examples.item(product, 2, "4.50"));
        send(new CountStock(product, 5));
        send(new PlaceOrder(order, CUSTOMER, items));
        send(new SubmitOrder(order, CUSTOMER, plain("pm_card_visa")));
        return this;
    }

    private void send(Command command) {
        assertThat(tools.bus.send(command, CommandContext.by(CUSTOMER)))
                .isInstanceOf(Accepted.class);
    }

    void cancel() {
        send(new CancelOrder(order, CUSTOMER, plain("changed my mind")));
    }

    private SagaInstance standing() {
        return tools.sagas.find(SAGA, order.toString()).orElseThrow();
    }

    void await(String state) {
        Awaitility.await(order + " is " + state)
                .atMost(TIMEOUT)
                .until(() ->
                        tools.sagas.find(SAGA, order.toString()).stream()
                                .anyMatch(found -> found.state().equals(state)));
    }

    void awaitAttention(String... what) {
        Awaitility.await(order + " needs attention")
                .atMost(TIMEOUT)
                .until(() -> standing().attention().equals(List.of(what)));
    }

    private List<Instant> due(String timer) {
        return tools.sagas.timers(SAGA).stream()
                .filter(t -> t.instance().equals(order.toString()) && t.name().equals(timer))
                .map(SagaTimer::dueAt)
                .toList();
    }

    /** Lets a timer be due, {@code times} times one after the other. */
    void ring(String timer, int times) {
        for (int i = 0; i < times; i++) {
            Awaitility.await(timer + " of " + order)
                    .atMost(TIMEOUT)
                    .until(() -> !due(timer).isEmpty());
            // with the precision of the database
            var past = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MICROS);
            var moved = new SagaTimer(SAGA, order.toString(), timer, past);
            assertThat(tools.interventions.moveTimer(moved, "a test", operator()))
                    .isEqualTo(InterventionResult.DONE);
            Awaitility.await(timer + " rings")
                    .atMost(TIMEOUT)
                    .until(() -> !due(timer).contains(past));
        }
    }

    InterventionResult retry() {
        return tools.interventions.retry(SAGA, order.toString(), "a test", operator());
    }

    InterventionResult settle(String what) {
        return tools.interventions.settle(SAGA, order.toString(), what, "a test", operator());
    }

    private static CommandContext operator() {
        return CommandContext.by("olga");
    }

    void awaitStatus(String status) {
        Awaitility.await("status of " + order)
                .atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(
                                        text(
                                                "select status from order_list where order_id ="
                                                        + " ?1::uuid",
                                                order))
                                .isEqualTo(status));
    }

    String cancelReason() {
        return text(
                "select document ->> 'cancelReason' from order_details where order_id = ?1::uuid",
                order);
    }

    /** On hand, reserved and sold. */
    String stock() {
        return text(
                "select concat_ws(' ', on_hand, reserved, sold) from stock_level where product_id ="
                        + " ?1",
                product);
    }

    void awaitStock(String levels) {
        Awaitility.await("stock of " + order)
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stock()).isEqualTo(levels));
    }

    /** The money that the provider has taken and not refunded, in cents. */
    long paid() {
        return tools.transactions.call(() ->
                tools.sql.number(
                        "select coalesce(sum(i.amount) filter (where i.status = 'succeeded'), 0) -"
                            + " coalesce(sum((select sum(r.amount) from sandbox_refund r where"
                            + " r.intent = i.id)), 0) from sandbox_intent i where i.payment_id ="
                            + " ?1",
                        order.toString()));
    }

    void awaitPaid(long cents) {
        Awaitility.await("money of " + order)
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(paid()).isEqualTo(cents));
    }

    private String text(String sql, Object key) {
        return tools.transactions.call(() -> tools.sql.texts(sql, key.toString())).getFirst();
    }
}
