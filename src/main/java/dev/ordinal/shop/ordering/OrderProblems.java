package dev.ordinal.shop.ordering;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems with which commands to an order are refused. */
@ApplicationScoped
class OrderProblems {

    private static final int CONFLICT = 409;

    @Produces
    ProblemTypes orders() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "order.not-found",
                                404,
                                "The order does not exist",
                                "Check the id. An order of another customer is answered in the same"
                                        + " way."),
                        refusal(
                                "already-exists",
                                "The order already exists",
                                "An order is placed once. Read it to see its status."),
                        refusal(
                                "empty",
                                "An order needs at least one item",
                                "Send the items with the order."),
                        refusal(
                                "not-open",
                                "The order can no longer be changed",
                                "Only an open order can be changed or submitted. Read the order to"
                                        + " see its status."),
                        refusal(
                                "already-paid",
                                "The order is paid and can no longer be changed",
                                "Cancel it, or place another order."),
                        refusal(
                                "already-confirmed",
                                "The order is confirmed",
                                "It can no longer be cancelled."),
                        refusal(
                                "not-submitted",
                                "The order has not been submitted",
                                "Submit it first."),
                        refusal(
                                "not-paid",
                                "The order is not paid",
                                "It is confirmed once the payment is recorded."),
                        refusal(
                                "cancelled",
                                "The order is cancelled or being cancelled",
                                "Place another order."),
                        refusal(
                                "no-such-item",
                                "The order does not contain this item",
                                "Read the order to see its items."),
                        refusal(
                                "mixed-currencies",
                                "All items of an order have the same currency",
                                "Place another order for items in another currency."),
                        refusal(
                                "price-differs",
                                "The order contains the product at another price",
                                "Remove it first, then add it at the new price."),
                        refusal(
                                "full",
                                "The order is too large",
                                "An order has at most %d products, and at most %d pieces of each."
                                        .formatted(PlaceOrder.MOST_ITEMS, Item.MOST_PIECES)),
                        refusal(
                                "too-dear",
                                "The total of the order is too large",
                                "A total has at most 12 digits before the decimal point. Split the"
                                        + " order.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("order." + reason, CONFLICT, title, help);
    }
}
