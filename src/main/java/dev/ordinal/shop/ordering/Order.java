package dev.ordinal.shop.ordering;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.shop.money.AcceptedCurrencies;
import dev.ordinal.shop.money.AcceptedCurrencies.Objection;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.Order.State.Cancelled;
import dev.ordinal.shop.ordering.Order.State.Cancelling;
import dev.ordinal.shop.ordering.Order.State.Confirmed;
import dev.ordinal.shop.ordering.Order.State.Open;
import dev.ordinal.shop.ordering.Order.State.Paid;
import dev.ordinal.shop.ordering.Order.State.Placed;
import dev.ordinal.shop.ordering.Order.State.Submitted;
import dev.ordinal.shop.ordering.Order.State.Unplaced;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderCommand.AbandonOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.OfCustomer;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.RecordPayment;
import dev.ordinal.shop.ordering.contract.OrderCommand.RemoveItem;
import dev.ordinal.shop.ordering.contract.OrderCommand.SubmitOrder;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemRemoved;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;

import java.util.Optional;

/**
 * Decider for the life of one order: open while the customer fills it, submitted to fulfilment,
 * paid, confirmed; or cancelled, at once while it is open, later after fulfilment has undone its
 * steps. Pure: no clock, no ids, no I/O.
 */
final class Order implements Decider<OrderCommand, Order.State, OrderEvent> {

    /** States of an order. */
    sealed interface State {

        record Unplaced() implements State {}

        /** States of an order that exists. */
        sealed interface Placed extends State {
            String customerId();
        }

        record Open(String customerId, Items items) implements Placed {}

        record Submitted(String customerId, Items items) implements Placed {}

        record Paid(String customerId, Items items) implements Placed {}

        /** The customer has cancelled a submitted order; fulfilment is undoing its steps. */
        record Cancelling(String customerId) implements Placed {}

        record Confirmed(String customerId) implements Placed {}

        record Cancelled(String customerId) implements Placed {}
    }

    private final AcceptedCurrencies accepted;

    /**
     * Creates the decider.
     *
     * @param accepted the currencies in which orders are taken
     */
    Order(AcceptedCurrencies accepted) {
        this.accepted = accepted;
    }

    private record Given(State state, OrderCommand command) {}

    @Override
    public State initial() {
        return new Unplaced();
    }

    @Override
    public Decision<OrderEvent> decide(State state, OrderCommand command) {
        return switch (new Given(state, command)) {
            case Given(Unplaced _, PlaceOrder c) -> place(c);
            case Given(Unplaced _, _) -> refuse("order.not-found");
            case Given(Placed s, OfCustomer c) when isOfAnother(s, c) -> refuse("order.not-found");
            case Given(_, PlaceOrder _) -> refuse("order.already-exists");

            case Given(Open s, AddItem c) -> add(s, c);
            case Given(Paid _, AddItem _) -> refuse("order.already-paid");
            case Given(_, AddItem _) -> refuse("order.not-open");

            case Given(Open s, RemoveItem c) -> remove(s, c);
            case Given(Paid _, RemoveItem _) -> refuse("order.already-paid");
            case Given(_, RemoveItem _) -> refuse("order.not-open");

            case Given(Open _, CancelOrder c) ->
                    accept(new OrderCancelled(c.orderId(), c.reason()));
            case Given(Submitted _, CancelOrder c) ->
                    accept(new CancellationRequested(c.orderId(), c.reason()));
            case Given(Paid _, CancelOrder c) ->
                    accept(new CancellationRequested(c.orderId(), c.reason()));
            case Given(Cancelling _, CancelOrder _) -> acceptNothing();
            case Given(Cancelled _, CancelOrder _) -> acceptNothing();
            case Given(Confirmed _, CancelOrder _) -> refuse("order.already-confirmed");

            case Given(Open s, SubmitOrder c) -> submit(s, c);
            case Given(Paid _, SubmitOrder _) -> refuse("order.already-paid");
            case Given(_, SubmitOrder _) -> refuse("order.not-open");

            case Given(Submitted _, RecordPayment c) ->
                    accept(new PaymentProcessed(c.orderId(), c.amount(), c.paymentReference()));
            case Given(Paid _, RecordPayment _) -> acceptNothing();
            case Given(Confirmed _, RecordPayment _) -> acceptNothing();
            case Given(Open _, RecordPayment _) -> refuse("order.not-submitted");
            case Given(_, RecordPayment _) -> refuse("order.cancelled");

            case Given(Paid _, ConfirmOrder c) -> accept(new OrderConfirmed(c.orderId()));
            case Given(Confirmed _, ConfirmOrder _) -> acceptNothing();
            case Given(Open _, ConfirmOrder _) -> refuse("order.not-submitted");
            case Given(Submitted _, ConfirmOrder _) -> refuse("order.not-paid");
            case Given(_, ConfirmOrder _) -> refuse("order.cancelled");

            case Given(Open _, AbandonOrder _) -> refuse("order.not-submitted");
            case Given(Confirmed _, AbandonOrder _) -> refuse("order.already-confirmed");
            case Given(Cancelled _, AbandonOrder _) -> acceptNothing();
            case Given(_, AbandonOrder c) -> accept(new OrderCancelled(c.orderId(), c.reason()));
        };
    }

    @Override
    public State evolve(State state, OrderEvent event) {
        return switch (event) {
            case OrderCreated e -> new Open(e.customerId(), new Items(e.items()));
            case ItemAdded e -> with(open(state), open(state).items().with(e.item()));
            case ItemRemoved e ->
                    with(open(state), open(state).items().without(e.item().productId()));
            case OrderSubmitted e -> new Submitted(e.customerId(), new Items(e.items()));
            case PaymentProcessed _ -> paid((Submitted) state);
            case OrderConfirmed _ -> new Confirmed(((Placed) state).customerId());
            case CancellationRequested _ -> new Cancelling(((Placed) state).customerId());
            case OrderCancelled _ -> new Cancelled(((Placed) state).customerId());
        };
    }

    private static boolean isOfAnother(Placed order, OfCustomer command) {
        return !order.customerId().equals(command.customerId());
    }

    private Decision<OrderEvent> place(PlaceOrder command) {
        var items = Items.NONE;
        for (Item item : command.items()) {
            var objection = objectionTo(items, item);
            if (objection.isPresent()) return refuse(objection.get());
            items = items.with(item);
        }
        return items.list().isEmpty()
                ? refuse("order.empty")
                : accept(new OrderCreated(command.orderId(), command.customerId(), items.list()));
    }

    private Decision<OrderEvent> add(Open order, AddItem command) {
        return objectionTo(order.items(), command.item())
                .map(this::refuse)
                .orElseGet(() -> accept(new ItemAdded(command.orderId(), command.item())));
    }

    /** The code of the refusal if an item cannot be added; empty if it can. */
    private Optional<String> objectionTo(Items items, Item added) {
        return accepted.objectionToPrice(added.unitPrice())
                .map(Order::code)
                .or(() -> items.objectionTo(added))
                .or(() ->
                        items.with(added)
                                .total()
                                .flatMap(accepted::objectionToPrice)
                                .map(Order::code));
    }

    private static String code(Objection objection) {
        return switch (objection) {
            case CURRENCY -> "order.currency-not-accepted";
            case STEP -> "order.price-not-payable";
            case TOO_LITTLE -> "order.too-cheap";
            case TOO_MUCH -> "order.too-dear";
        };
    }

    private Decision<OrderEvent> remove(Open order, RemoveItem command) {
        return order.items()
                .find(command.productId())
                .map(item -> accept(new ItemRemoved(command.orderId(), item)))
                .orElseGet(() -> refuse("order.no-such-item"));
    }

    private Decision<OrderEvent> submit(Open order, SubmitOrder command) {
        return order.items()
                .total()
                .map(total -> submit(order, total, command))
                .orElseGet(() -> refuse("order.empty"));
    }

    private Decision<OrderEvent> submit(Open order, Money total, SubmitOrder command) {
        return accepted.objectionToTotal(total)
                .map(objection -> refuse(code(objection)))
                .orElseGet(() ->
                        accept(
                                new OrderSubmitted(
                                        command.orderId(),
                                        order.customerId(),
                                        order.items().list(),
                                        total,
                                        command.paymentMethod())));
    }

    private static Paid paid(Submitted order) {
        return new Paid(order.customerId(), order.items());
    }

    private static Open open(State state) {
        return (Open) state;
    }

    private static Open with(Open order, Items items) {
        return new Open(order.customerId(), items);
    }
}
