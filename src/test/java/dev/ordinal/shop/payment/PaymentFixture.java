package dev.ordinal.shop.payment;

import static dev.ordinal.engine.privacy.Personal.plain;

import static java.util.stream.Collectors.toList;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.projection.internal.Projections;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Payment of one test: its commands, its events, and what the provider has stored. */
record PaymentFixture(UUID id, Tools tools) {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    /** Beans of the server that the fixture uses. */
    @ApplicationScoped
    static class Tools {

        @Inject CommandBus bus;
        @Inject EventStore store;
        @Inject Transactions transactions;
        @Inject Sql sql;
        @Inject Projections projections;

        PaymentFixture payment() {
            return new PaymentFixture(Ids.next(), this);
        }
    }

    CommandResult capture(String method) {
        return capture(plain(method));
    }

    CommandResult capture(Personal method) {
        var money = new Money(new BigDecimal("12.50"), "EUR");
        return send(new CapturePayment(id, money, method, "alice"));
    }

    CommandResult refund() {
        return send(new RefundPayment(id, plain("out of stock")));
    }

    private CommandResult send(PaymentCommand command) {
        return tools.bus.send(command, CommandContext.by("a saga"));
    }

    List<String> events() {
        var stream = StreamId.of(PaymentCommand.CATEGORY, id);
        return tools.transactions.call(() -> tools.store.readAfter(stream, 0)).stream()
                .map(event -> event.type().name().substring("payment.".length()))
                .toList();
    }

    /** The events, grouped by the command that caused them. */
    Collection<List<String>> causes() {
        var stream = StreamId.of(PaymentCommand.CATEGORY, id);
        return tools.transactions.call(() -> tools.store.readAfter(stream, 0)).stream()
                .collect(
                        Collectors.groupingBy(
                                event -> event.metadata().origin().causationId(),
                                LinkedHashMap::new,
                                Collectors.mapping(event -> event.type().name(), toList())))
                .values();
    }

    /** Waits until this is the last event. */
    PaymentFixture until(String event) {
        Awaitility.await(id + " is " + event)
                .atMost(TIMEOUT)
                .until(() -> !events().isEmpty() && events().getLast().equals(event));
        return this;
    }

    /** The number of times that the provider has taken the money. */
    long charges() {
        return number(
                "select count(*) from sandbox_intent where payment_id = ?1 and status ="
                        + " 'succeeded'");
    }

    /** The number of times that the provider has refunded the money. */
    long refunds() {
        return number(
                "select count(*) from sandbox_refund r join sandbox_intent i on i.id = r.intent"
                        + " where i.payment_id = ?1 and r.status = 'succeeded'");
    }

    /** Makes the next attempt to refund due at once, as soon as it is known. */
    void refundAgainNow() {
        Awaitility.await(id + " is to be refunded again")
                .atMost(TIMEOUT)
                .until(() -> attempt() > events().stream().filter("refund_failed"::equals).count());
        execute(
                "update payment_call set due_at = clock_timestamp()"
                        + " where payment_id = ?1::uuid and due_at > clock_timestamp()");
    }

    /** How often the provider gave no answer that settles it. */
    long attempts() {
        return number(
                "select coalesce(max(attempts), 0) from payment_call where payment_id = ?1::uuid");
    }

    private long attempt() {
        return number(
                "select coalesce(max(attempt), 0) from payment_call where payment_id = ?1::uuid");
    }

    /** Passes all events to the read model of the calls once more, in one transaction. */
    void readInOneBatch() {
        var stream = StreamId.of(PaymentCommand.CATEGORY, id);
        tools.transactions.run(() ->
                tools.projections.readers().stream()
                        .filter(reader -> reader.name().equals("payment-calls"))
                        .forEach(reader -> reader.read(tools.store.readAfter(stream, 0))));
    }

    long number(String sql) {
        return tools.transactions.call(() -> tools.sql.number(sql, id.toString()));
    }

    int execute(String sql) {
        return tools.transactions.call(() -> tools.sql.execute(sql, id.toString()));
    }
}
