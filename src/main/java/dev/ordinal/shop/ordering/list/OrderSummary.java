package dev.ordinal.shop.ordering.list;

import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/**
 * An order in a list.
 *
 * @param total the sum of all items
 * @param pieces number of pieces of all products together
 * @param version number of events that the summary includes
 */
public record OrderSummary(
        UUID orderId,
        @Schema(examples = "alice") String customerId,
        OrderStatus status,
        Money total,
        @Schema(examples = "2") int pieces,
        @Schema(examples = "1") long version,
        Instant createdAt,
        Instant updatedAt) {}
