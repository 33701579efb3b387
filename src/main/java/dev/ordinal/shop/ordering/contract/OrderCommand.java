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

/** What may be asked of an order. */
public sealed interface OrderCommand extends Command {

    /** The category of the streams in which orders live. */
    String CATEGORY = "order";

    UUID orderId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, orderId());
    }

    /** What a customer asks. All but the first are about an order that must be theirs. */
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

    /** Hands it over to be fulfilled. */
    record SubmitOrder(UUID orderId, String customerId, @NotNull Personal paymentMethod)
            implements OfCustomer {}

    record CancelOrder(UUID orderId, String customerId, @NotNull Personal reason)
            implements OfCustomer {}

    /** What fulfilment asks. */
    sealed interface OfFulfilment extends OrderCommand {}

    @CommandType(name = "order.record_payment", module = "ordering")
    record RecordPayment(UUID orderId, @NotNull Money amount, @NotBlank String paymentReference)
            implements OfFulfilment {}

    @CommandType(name = "order.confirm", module = "ordering")
    record ConfirmOrder(UUID orderId) implements OfFulfilment {}

    /** Ends an order that cannot be fulfilled, once all is undone. */
    @CommandType(name = "order.abandon", module = "ordering")
    record AbandonOrder(UUID orderId, @NotNull Personal reason) implements OfFulfilment {}
}
