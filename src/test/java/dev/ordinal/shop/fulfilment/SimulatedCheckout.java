package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Effect;
import dev.ordinal.engine.saga.Effect.CancelTimer;
import dev.ordinal.engine.saga.Effect.Send;
import dev.ordinal.engine.saga.Effect.StartTimer;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockEvent;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentCaptured;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRefunded;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundFailed;
import dev.ordinal.shop.payment.contract.PaymentEvent.RefundRequested;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One checkout with all its participants and all messages in flight, without a server. Immutable;
 * two equal checkouts have the same future.
 *
 * @param flight messages in flight, and the number of copies of each
 * @param timers those that run
 * @param early how many timers may still ring before everything else has been delivered
 * @param balance money captured less money given back
 */
record SimulatedCheckout(
        Play play,
        State saga,
        Actor<OrderCommand, ?, OrderEvent> order,
        Map<String, Actor<StockCommand, ?, StockEvent>> stock,
        Actor<PaymentCommand, ?, PaymentEvent> payment,
        Map<Record, Integer> flight,
        Set<String> timers,
        int early,
        BigDecimal balance) {

    /**
     * Settings that do not change during a simulation.
     *
     * @param copies number of deliveries of every message
     * @param provider what the payment provider answers, which reaches the payment in any order
     * @param refunds what it answers to the first attempt to refund a payment; the next succeeds
     */
    record Play(
            FulfilOrder saga,
            int copies,
            Function<PaymentRequested, List<PaymentCommand>> provider,
            Function<UUID, List<PaymentCommand>> refunds) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Play;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    SimulatedCheckout deliver(Record message) {
        var rest = new HashMap<>(flight);
        rest.merge(message, -1, Integer::sum);
        rest.remove(message, 0);
        return with(rest).hears(message);
    }

    private SimulatedCheckout hears(Record message) {
        return switch (message) {
            case OrderCommand c -> order(c);
            case StockCommand c -> stock(c);
            case PaymentCommand c -> payment(c);
            case Event e -> saga(e);
            default -> throw new IllegalStateException(message.toString());
        };
    }

    SimulatedCheckout ring(String timer) {
        var rest = new HashSet<>(timers);
        rest.remove(timer);
        return new SimulatedCheckout(
                        play, saga, order, stock, payment, flight, rest, early - 1, balance)
                .saga(new TimedOut(timer));
    }

    private SimulatedCheckout saga(Event event) {
        var step = play.saga().on(saga, event);
        var running = new HashSet<>(timers);
        var checkout = this;
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Send(var command) -> checkout = checkout.send((Record) command);
                case StartTimer(var name, _) -> running.add(name);
                case CancelTimer(var name) -> running.remove(name);
            }
        }
        if (play.saga().isFinished(step.state())) running.clear();
        return new SimulatedCheckout(
                play,
                step.state(),
                order,
                stock,
                payment,
                checkout.flight,
                running,
                early,
                balance);
    }

    private SimulatedCheckout order(OrderCommand command) {
        var answer = order.take(command);
        var checkout =
                new SimulatedCheckout(
                        play, saga, answer.actor(), stock, payment, flight, timers, early, balance);
        return checkout.publish(command, answer);
    }

    private SimulatedCheckout stock(StockCommand command) {
        var answer = Objects.requireNonNull(stock.get(command.productId())).take(command);
        var others = new HashMap<>(stock);
        others.put(command.productId(), answer.actor());
        var checkout =
                new SimulatedCheckout(
                        play, saga, order, others, payment, flight, timers, early, balance);
        return checkout.publish(command, answer);
    }

    private SimulatedCheckout payment(PaymentCommand command) {
        var answer = payment.take(command);
        var sum = balance;
        for (PaymentEvent event : answer.events()) {
            if (event instanceof PaymentCaptured e) sum = sum.add(e.amount().amount());
            if (event instanceof PaymentRefunded e) sum = sum.subtract(e.amount().amount());
            if (event instanceof RefundFailed e && isRefunded()) sum = sum.add(e.amount().amount());
        }
        var checkout =
                new SimulatedCheckout(
                        play, saga, order, stock, answer.actor(), flight, timers, early, sum);
        for (PaymentEvent event : answer.events()) checkout = checkout.provider(event);
        return checkout.publish(command, answer);
    }

    private SimulatedCheckout provider(PaymentEvent event) {
        return switch (event) {
            case PaymentRequested e -> {
                var checkout = this;
                for (var told : play.provider().apply(e)) checkout = checkout.send((Record) told);
                yield checkout;
            }
            case RefundRequested e when wasCaptured() -> refund(e.paymentId());
            case PaymentCaptured e when isWishedBack() -> refund(e.paymentId());
            case RefundFailed e -> send(new RecordRefund(e.paymentId(), "re_2"));
            default -> this;
        };
    }

    private SimulatedCheckout refund(UUID paymentId) {
        var checkout = this;
        for (var told : play.refunds().apply(paymentId)) checkout = checkout.send((Record) told);
        return checkout;
    }

    private boolean wasCaptured() {
        return balance.signum() > 0;
    }

    private boolean isRefunded() {
        return payment.toString().startsWith("Refunded");
    }

    private boolean isWishedBack() {
        return payment.toString().startsWith("Refunding");
    }

    /**
     * Sends the events that the saga receives, and sends a refusal to the sender of the command.
     */
    private SimulatedCheckout publish(Command command, Actor.Answer<?, ?, ?> answer) {
        var checkout = this;
        for (Event event : answer.events()) {
            if (play.saga().events().contains(event.getClass()))
                checkout = checkout.send((Record) event);
        }
        var type = command.getClass().getAnnotation(CommandType.class);
        if (answer.refusal().isEmpty() || type == null) return checkout;
        return checkout.send(
                new CommandRefused(
                        type.module(),
                        type.name(),
                        command.stream().toString(),
                        "",
                        answer.refusal(),
                        ""));
    }

    SimulatedCheckout send(Record message) {
        var more = new HashMap<>(flight);
        more.merge(message, play.copies(), Integer::sum);
        return with(more);
    }

    private SimulatedCheckout with(Map<Record, Integer> newFlight) {
        return new SimulatedCheckout(
                play, saga, order, stock, payment, newFlight, timers, early, balance);
    }
}
