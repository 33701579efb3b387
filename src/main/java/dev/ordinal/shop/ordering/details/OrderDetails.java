package dev.ordinal.shop.ordering.details;

import static dev.ordinal.shop.ordering.contract.OrderStatus.CANCELLED;
import static dev.ordinal.shop.ordering.contract.OrderStatus.CANCELLING;
import static dev.ordinal.shop.ordering.contract.OrderStatus.CONFIRMED;
import static dev.ordinal.shop.ordering.contract.OrderStatus.PAID;
import static dev.ordinal.shop.ordering.contract.OrderStatus.SUBMITTED;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.Items;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.CancellationRequested;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.shop.ordering.contract.OrderEvent.ItemRemoved;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCancelled;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderConfirmed;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.ordering.contract.OrderEvent.PaymentProcessed;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One order as its customer sees it. The read model and time travel fold the same events with the
 * same code, so that an order looks the same in both.
 *
 * @param total the sum of all items, or null while there are none
 * @param version number of events that are in it
 * @param cancelReason why it is cancelled or shall be, or null
 */
public record OrderDetails(
        UUID orderId,
        @Schema(examples = "alice") String customerId,
        OrderStatus status,
        List<Item> items,
        @Nullable Money total,
        @Schema(examples = "1") long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable @Schema(implementation = String.class) Personal cancelReason) {

    /** The order after an event; {@code before} is null for the first event. */
    public static OrderDetails after(
            @Nullable OrderDetails before, OrderEvent event, Metadata metadata) {
        return switch (event) {
            case OrderCreated e -> created(e, metadata);
            case ItemAdded e -> known(before).with(known(before).all().with(e.item()), metadata);
            case ItemRemoved e ->
                    known(before).with(known(before).all().without(e.item().productId()), metadata);
            case OrderSubmitted _ -> known(before).become(SUBMITTED, null, metadata);
            case PaymentProcessed _ -> known(before).become(PAID, null, metadata);
            case OrderConfirmed _ -> known(before).become(CONFIRMED, null, metadata);
            case CancellationRequested e -> known(before).become(CANCELLING, e.reason(), metadata);
            case OrderCancelled e -> known(before).become(CANCELLED, e.reason(), metadata);
        };
    }

    /** The same with names and texts unsealed for callers. */
    OrderDetails shown(PersonalDataReader personalData) {
        return new OrderDetails(
                orderId,
                personalData.name(customerId),
                status,
                items,
                total,
                version,
                createdAt,
                updatedAt,
                personalData.shown(cancelReason));
    }

    private static OrderDetails known(@Nullable OrderDetails before) {
        if (before == null) throw new IllegalStateException("An order that was never created");
        return before;
    }

    private static OrderDetails created(OrderCreated event, Metadata metadata) {
        return new OrderDetails(
                event.orderId(),
                event.customerId(),
                OrderStatus.OPEN,
                event.items(),
                new Items(event.items()).total().orElse(null),
                metadata.version(),
                metadata.recordedAt(),
                metadata.recordedAt(),
                null);
    }

    private Items all() {
        return new Items(items);
    }

    private OrderDetails with(Items newItems, Metadata metadata) {
        return new OrderDetails(
                orderId,
                customerId,
                status,
                newItems.list(),
                newItems.total().orElse(null),
                metadata.version(),
                createdAt,
                metadata.recordedAt(),
                cancelReason);
    }

    private OrderDetails become(
            OrderStatus newStatus, @Nullable Personal newReason, Metadata metadata) {
        return new OrderDetails(
                orderId,
                customerId,
                newStatus,
                items,
                total,
                metadata.version(),
                createdAt,
                metadata.recordedAt(),
                newReason);
    }
}
