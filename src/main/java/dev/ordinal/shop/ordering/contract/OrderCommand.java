package dev.ordinal.shop.ordering.contract;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.money.Money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.UUID;

/** Commands to an order. */
public sealed interface OrderCommand extends Command {

    /** The category of the streams of orders. */
    String CATEGORY = "order";

    UUID orderId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, orderId());
    }

    /** Commands of a customer. All but the first need an order that belongs to the customer. */
    sealed interface OfCustomer extends OrderCommand {
        String customerId();
    }

    record PlaceOrder(
            UUID orderId,
            String customerId,
            @NotEmpty @Size(max = MOST_ITEMS) @OneCurrency List<@NotNull @Valid Item> items)
            implements OfCustomer {

        /** The most different products in one order. */
        public static final int MOST_ITEMS = 200;
    }

    record AddItem(UUID orderId, String customerId, @NotNull @Valid Item item)
            implements OfCustomer {}

    record RemoveItem(UUID orderId, String customerId, String productId) implements OfCustomer {}

    /** Command that submits an order to fulfilment. */
    record SubmitOrder(UUID orderId, String customerId, @NotNull Personal paymentMethod)
            implements OfCustomer {}

    record CancelOrder(UUID orderId, String customerId, @NotNull Personal reason)
            implements OfCustomer {}

    /** Commands of fulfilment. */
    sealed interface OfFulfilment extends OrderCommand {}

    @CommandType(name = "order.record_payment", module = "ordering")
    record RecordPayment(UUID orderId, @NotNull Money amount, @NotBlank String paymentReference)
            implements OfFulfilment {}

    @CommandType(name = "order.confirm", module = "ordering")
    record ConfirmOrder(UUID orderId) implements OfFulfilment {}

    /** Command that ends an order that cannot be fulfilled, once all steps are undone. */
    @CommandType(name = "order.abandon", module = "ordering")
    record AbandonOrder(UUID orderId, @NotNull Personal reason) implements OfFulfilment {}
}
