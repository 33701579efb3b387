package dev.ordinal.ordering.contract;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.StreamId;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.UUID;

/** What may be asked of an order. All but the first name the customer whose order it must be. */
public sealed interface OrderCommand extends Command {

    /** The category of the streams in which orders live. */
    String CATEGORY = "order";

    UUID orderId();

    String customerId();

    @Override
    default StreamId stream() {
        return StreamId.of(CATEGORY, orderId());
    }

    record PlaceOrder(
            UUID orderId,
            String customerId,
            @NotEmpty @Size(max = MOST_ITEMS) @OneCurrency List<@NotNull @Valid Item> items)
            implements OrderCommand {

        /** The most different products in one order. */
        public static final int MOST_ITEMS = 200;
    }

    record AddItem(UUID orderId, String customerId, @NotNull @Valid Item item)
            implements OrderCommand {}

    record RemoveItem(UUID orderId, String customerId, String productId) implements OrderCommand {}

    record CancelOrder(UUID orderId, String customerId, @NotBlank @Size(max = 500) String reason)
            implements OrderCommand {}
}
