package dev.ordinal.shop.ordering;

import static dev.ordinal.engine.privacy.Personal.plain;
import static dev.ordinal.shop.ordering.contract.Examples.ALICE;
import static dev.ordinal.shop.ordering.contract.Examples.BOB;
import static dev.ordinal.shop.ordering.contract.Examples.ORDER;
import static dev.ordinal.shop.ordering.contract.Examples.euro;
import static dev.ordinal.shop.ordering.contract.Examples.item;
import static dev.ordinal.shop.ordering.contract.Examples.money;

import dev.ordinal.shop.money.AcceptedCurrencies;
import dev.ordinal.shop.ordering.Order.State.Cancelled;
import dev.ordinal.shop.ordering.Order.State.Cancelling;
import dev.ordinal.shop.ordering.Order.State.Confirmed;
import dev.ordinal.shop.ordering.Order.State.Open;
import dev.ordinal.shop.ordering.Order.State.Paid;
import dev.ordinal.shop.ordering.Order.State.Submitted;
import dev.ordinal.shop.ordering.Order.State.Unplaced;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderCommand.AbandonOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;
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
import dev.ordinal.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class OrderTest {

    private static final DeciderSpec<OrderCommand, Order.State, OrderEvent> ORDERS =
            DeciderSpec.of(new Order(AcceptedCurrencies.ALL));

    private static final Item TEA = item("tea", 2, "4.50");
    private static final Item CUP = item("cup", 1, "12.00");
    private static final Items ITEMS = new Items(List.of(TEA));

    private static final PlaceOrder PLACE = new PlaceOrder(ORDER, ALICE, List.of(TEA));
    private static final AddItem ADD = new AddItem(ORDER, ALICE, CUP);
    private static final RemoveItem REMOVE = new RemoveItem(ORDER, ALICE, "tea");
    private static final CancelOrder CANCEL = new CancelOrder(ORDER, ALICE, plain("too slow"));

    private static final SubmitOrder SUBMIT = new SubmitOrder(ORDER, ALICE, plain("pm_card_visa"));
    private static final RecordPayment PAY = new RecordPayment(ORDER, euro("9.00"), "pi_1");
    private static final ConfirmOrder CONFIRM = new ConfirmOrder(ORDER);
    private static final AbandonOrder ABANDON = new AbandonOrder(ORDER, plain("out of stock"));

    private static final OrderSubmitted SUBMITTED =
            new OrderSubmitted(ORDER, ALICE, List.of(TEA), euro("9.00"), plain("pm_card_visa"));
    private static final PaymentProcessed PAID = new PaymentProcessed(ORDER, euro("9.00"), "pi_1");
    private static final CancellationRequested UNWANTED =
            new CancellationRequested(ORDER, plain("too slow"));
    private static final OrderCreated CREATED = new OrderCreated(ORDER, ALICE, List.of(TEA));

    // placing

    @Test
    void placing_creates_an_open_order() {
        ORDERS.when(PLACE).then(CREATED).thenState(new Open(ALICE, ITEMS));
    }

    @Test
    void placing_adds_up_lines_of_one_product() {
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(TEA, CUP, TEA)))
                .then(new OrderCreated(ORDER, ALICE, List.of(item("tea", 4, "4.50"), CUP)));
    }

    @Test
    void an_order_without_items_is_refused() {
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of())).thenRefused("order.empty");
    }

    @Test
    void an_order_in_two_currencies_is_refused() {
        var dollars = new Item("cup", 1, money("12.00", "USD"));
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(TEA, dollars)))
                .thenRefused("order.mixed-currencies");
    }

    @Test
    void an_order_with_two_prices_for_one_product_is_refused() {
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(TEA, item("tea", 1, "4.51"))))
                .thenRefused("order.price-differs");
    }

    @Test
    void an_order_of_too_many_pieces_is_refused() {
        var most = item("tea", Item.MOST_PIECES, "4.50");
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(most, TEA))).thenRefused("order.full");
    }

    @Test
    void an_order_that_costs_more_than_can_be_written_down_is_refused() {
        var dear = item("tea", Item.MOST_PIECES, "999999999999.99");
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(dear))).thenRefused("order.too-dear");
        ORDERS.given(CREATED)
                .when(new AddItem(ORDER, ALICE, item("cup", 1, "999999999999.99")))
                .thenRefused("order.too-dear");
    }

    @Test
    void an_order_is_placed_once() {
        ORDERS.given(CREATED).when(PLACE).thenRefused("order.already-exists");
    }

    // an order that was never placed

    static Stream<OrderCommand> everythingButPlacing() {
        return Stream.of(ADD, REMOVE, CANCEL, SUBMIT, PAY, CONFIRM, ABANDON);
    }

    @ParameterizedTest
    @MethodSource("everythingButPlacing")
    void an_order_that_was_never_placed_is_not_found(OrderCommand command) {
        ORDERS.when(command).thenRefused("order.not-found").thenState(new Unplaced());
    }

    // an order of somebody else

    static Stream<OrderCommand> commandsOfBob() {
        return Stream.of(
                new PlaceOrder(ORDER, BOB, List.of(TEA)),
                new AddItem(ORDER, BOB, CUP),
                new RemoveItem(ORDER, BOB, "tea"),
                new SubmitOrder(ORDER, BOB, plain("pm_card_visa")),
                new CancelOrder(ORDER, BOB, plain("not mine")));
    }

    @ParameterizedTest
    @MethodSource("commandsOfBob")
    void the_order_of_another_customer_is_not_found(OrderCommand command) {
        for (Order.State state : everyPlacedState()) {
            ORDERS.givenState(state).when(command).thenRefused("order.not-found").thenState(state);
        }
    }

    private static List<Order.State> everyPlacedState() {
        return List.of(
                new Open(ALICE, ITEMS),
                new Submitted(ALICE, ITEMS),
                new Paid(ALICE, ITEMS),
                new Cancelling(ALICE),
                new Confirmed(ALICE),
                new Cancelled(ALICE));
    }

    // an open order

    @Test
    void an_open_order_takes_another_item() {
        ORDERS.given(CREATED)
                .when(ADD)
                .then(new ItemAdded(ORDER, CUP))
                .thenState(new Open(ALICE, new Items(List.of(TEA, CUP))));
    }

    @Test
    void more_of_a_product_is_added_to_what_is_there() {
        ORDERS.given(CREATED)
                .when(new AddItem(ORDER, ALICE, TEA))
                .then(new ItemAdded(ORDER, TEA))
                .thenState(new Open(ALICE, new Items(List.of(item("tea", 4, "4.50")))));
    }

    @Test
    void an_open_order_takes_no_second_currency() {
        ORDERS.given(CREATED)
                .when(new AddItem(ORDER, ALICE, new Item("cup", 1, money("12.00", "USD"))))
                .thenRefused("order.mixed-currencies");
    }

    @Test
    void an_open_order_takes_no_second_price_for_a_product() {
        ORDERS.given(CREATED)
                .when(new AddItem(ORDER, ALICE, item("tea", 1, "5.00")))
                .thenRefused("order.price-differs");
    }

    @Test
    void an_open_order_takes_no_more_products_than_it_can_hold() {
        var full = IntStream.range(0, PlaceOrder.MOST_ITEMS).mapToObj(i -> item("p" + i, 1, "1"));
        var spec = ORDERS.given(new OrderCreated(ORDER, ALICE, full.toList()));
        spec.when(ADD).thenRefused("order.full");
        var again = item("p0", 1, "1");
        spec.when(new AddItem(ORDER, ALICE, again)).then(new ItemAdded(ORDER, again));
    }

    @Test
    void an_open_order_loses_an_item_as_a_whole() {
        ORDERS.given(CREATED, new ItemAdded(ORDER, TEA), new ItemAdded(ORDER, CUP))
                .when(REMOVE)
                .then(new ItemRemoved(ORDER, item("tea", 4, "4.50")))
                .thenState(new Open(ALICE, new Items(List.of(CUP))));
    }

    @Test
    void an_item_that_is_not_there_cannot_be_removed() {
        ORDERS.given(CREATED)
                .when(new RemoveItem(ORDER, ALICE, "cup"))
                .thenRefused("order.no-such-item");
    }

    @Test
    void an_order_that_lost_its_last_item_takes_items_in_any_currency() {
        var dollars = new Item("cup", 1, money("12.00", "USD"));
        ORDERS.given(CREATED, new ItemRemoved(ORDER, TEA))
                .when(new AddItem(ORDER, ALICE, dollars))
                .then(new ItemAdded(ORDER, dollars));
    }

    @Test
    void an_open_order_can_be_cancelled() {
        ORDERS.given(CREATED)
                .when(CANCEL)
                .then(new OrderCancelled(ORDER, plain("too slow")))
                .thenState(new Cancelled(ALICE));
    }

    // later in its life

    static Stream<OrderCommand> changes() {
        return Stream.of(ADD, REMOVE);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_paid_order_accepts_no_more_changes(OrderCommand change) {
        ORDERS.givenState(new Paid(ALICE, ITEMS)).when(change).thenRefused("order.already-paid");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void an_order_that_is_neither_open_nor_paid_takes_no_changes(OrderCommand change) {
        for (var state :
                List.of(new Submitted(ALICE, ITEMS), new Confirmed(ALICE), new Cancelled(ALICE))) {
            ORDERS.givenState(state).when(change).thenRefused("order.not-open");
        }
    }

    @Test
    void no_order_is_placed_a_second_time_in_any_state() {
        for (Order.State state : everyPlacedState()) {
            ORDERS.givenState(state).when(PLACE).thenRefused("order.already-exists");
        }
    }

    @Test
    void cancelling_twice_changes_nothing() {
        ORDERS.given(CREATED, new OrderCancelled(ORDER, plain("too slow")))
                .when(CANCEL)
                .thenNothing()
                .thenState(new Cancelled(ALICE));
    }

    @Test
    void the_cancellation_of_an_order_on_its_way_is_asked_for() {
        ORDERS.given(CREATED, SUBMITTED)
                .when(CANCEL)
                .then(UNWANTED)
                .thenState(new Cancelling(ALICE));
        ORDERS.given(CREATED, SUBMITTED, PAID).when(CANCEL).then(UNWANTED);
        ORDERS.given(CREATED, SUBMITTED, UNWANTED).when(CANCEL).thenNothing();
    }

    @Test
    void a_confirmed_order_cannot_be_cancelled() {
        ORDERS.givenState(new Confirmed(ALICE)).when(CANCEL).thenRefused("order.already-confirmed");
    }

    // fulfilment

    @Test
    void an_open_order_is_submitted_with_what_it_costs() {
        ORDERS.given(CREATED).when(SUBMIT).then(SUBMITTED).thenState(new Submitted(ALICE, ITEMS));
    }

    @Test
    void an_order_without_items_is_not_submitted() {
        ORDERS.given(CREATED, new ItemRemoved(ORDER, TEA)).when(SUBMIT).thenRefused("order.empty");
    }

    @Test
    void an_order_is_submitted_once() {
        ORDERS.given(CREATED, SUBMITTED).when(SUBMIT).thenRefused("order.not-open");
        ORDERS.given(CREATED, SUBMITTED, PAID).when(SUBMIT).thenRefused("order.already-paid");
        ORDERS.givenState(new Cancelled(ALICE)).when(SUBMIT).thenRefused("order.not-open");
    }

    @Test
    void a_submitted_order_is_paid_once() {
        ORDERS.given(CREATED, SUBMITTED).when(PAY).then(PAID).thenState(new Paid(ALICE, ITEMS));
        ORDERS.given(CREATED, SUBMITTED, PAID).when(PAY).thenNothing();
        ORDERS.givenState(new Confirmed(ALICE)).when(PAY).thenNothing();
        ORDERS.given(CREATED).when(PAY).thenRefused("order.not-submitted");
    }

    @Test
    void a_paid_order_is_confirmed_once() {
        var paid = ORDERS.given(CREATED, SUBMITTED, PAID);
        paid.when(CONFIRM).then(new OrderConfirmed(ORDER)).thenState(new Confirmed(ALICE));
        paid.given(new OrderConfirmed(ORDER)).when(CONFIRM).thenNothing();
        ORDERS.given(CREATED).when(CONFIRM).thenRefused("order.not-submitted");
        ORDERS.given(CREATED, SUBMITTED).when(CONFIRM).thenRefused("order.not-paid");
    }

    @Test
    void a_cancelled_order_goes_no_further() {
        for (var state : List.of(new Cancelling(ALICE), new Cancelled(ALICE))) {
            ORDERS.givenState(state).when(PAY).thenRefused("order.cancelled");
            ORDERS.givenState(state).when(CONFIRM).thenRefused("order.cancelled");
        }
    }

    @Test
    void an_order_on_its_way_can_be_given_up() {
        for (var state :
                List.of(
                        new Submitted(ALICE, ITEMS),
                        new Paid(ALICE, ITEMS),
                        new Cancelling(ALICE))) {
            ORDERS.givenState(state)
                    .when(ABANDON)
                    .then(new OrderCancelled(ORDER, plain("out of stock")))
                    .thenState(new Cancelled(ALICE));
        }
        ORDERS.givenState(new Cancelled(ALICE)).when(ABANDON).thenNothing();
    }

    @Test
    void an_open_or_confirmed_order_is_not_given_up() {
        ORDERS.given(CREATED).when(ABANDON).thenRefused("order.not-submitted");
        ORDERS.givenState(new Confirmed(ALICE))
                .when(ABANDON)
                .thenRefused("order.already-confirmed");
    }

    // what the payment provider does not take

    private static Item priced(String amount, String currency) {
        return new Item("gem", 2, money(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "1,          DEM, order.currency-not-accepted",
        "1,          USN, order.currency-not-accepted",
        "1.1234,     CLF, order.currency-not-accepted",
        "0,          DEM, order.currency-not-accepted",
        "1,          XXX, order.currency-not-accepted",
        "1,          ZZZ, order.currency-not-accepted",
        "1.234,      KWD, order.price-not-payable",
        "1.50,       MGA, order.price-not-payable",
        "500000,     EUR, order.too-dear",
        "5000000000, IDR, order.too-dear"
    })
    void a_price_that_cannot_be_paid_is_refused_before_the_order_is_taken(
            String amount, String currency, String code) {
        var item = priced(amount, currency);
        ORDERS.when(new PlaceOrder(ORDER, ALICE, List.of(item))).thenRefused(code);
    }

    @Test
    void a_total_that_cannot_be_paid_is_refused_before_the_order_is_changed() {
        var most = new Item("gem", 1, euro("999990.99"));
        var placed = ORDERS.given(new OrderCreated(ORDER, ALICE, List.of(TEA)));
        placed.when(new AddItem(ORDER, ALICE, most)).then(new ItemAdded(ORDER, most));
        placed.given(new ItemAdded(ORDER, most))
                .when(new AddItem(ORDER, ALICE, item("cup", 1, "0.01")))
                .thenRefused("order.too-dear");
        placed.when(new AddItem(ORDER, ALICE, priced("1", "DEM")))
                .thenRefused("order.currency-not-accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "0.24,    EUR, order.too-cheap",
        "24,      JPY, order.too-cheap",
        "1,       DEM, order.currency-not-accepted",
        "1.234,   KWD, order.price-not-payable",
        "1000000, EUR, order.too-dear"
    })
    void an_order_that_cannot_be_paid_is_refused_when_it_is_submitted(
            String amount, String currency, String code) {
        ORDERS.given(new OrderCreated(ORDER, ALICE, List.of(priced(amount, currency))))
                .when(SUBMIT)
                .thenRefused(code);
    }

    @Test
    void what_costs_nothing_can_be_submitted() {
        var gift = List.of(priced("0", "EUR"));
        ORDERS.given(new OrderCreated(ORDER, ALICE, gift))
                .when(SUBMIT)
                .then(new OrderSubmitted(ORDER, ALICE, gift, euro("0"), plain("pm_card_visa")));
    }

    @Test
    void a_shop_may_take_fewer_currencies_than_its_provider() {
        var here = DeciderSpec.of(new Order(AcceptedCurrencies.of(List.of("USD"))));
        here.when(PLACE).thenRefused("order.currency-not-accepted");
        here.given(CREATED).when(SUBMIT).thenRefused("order.currency-not-accepted");
        here.given(CREATED).when(CANCEL).then(new OrderCancelled(ORDER, plain("too slow")));
    }
}
