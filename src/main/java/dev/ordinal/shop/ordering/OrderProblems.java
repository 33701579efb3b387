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
                                "There is no such order",
                                "Check the id. The order of another customer is not shown either."),
                        refusal(
                                "already-exists",
                                "The order exists already",
                                "An order is placed once. Read it to see how it stands."),
                        refusal(
                                "empty",
                                "An order needs at least one item",
                                "Send the items with the order."),
                        refusal(
                                "not-open",
                                "The order can no longer be changed",
                                "Only an open order takes changes, and is submitted. Its status"
                                        + " says where it is."),
                        refusal(
                                "already-paid",
                                "The order is paid and can no longer be changed",
                                "Cancel it, or place another."),
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
                                "The order is cancelled, or is about to be",
                                "Place another."),
                        refusal(
                                "no-such-item",
                                "The order has no such item",
                                "Read the order to see its items."),
                        refusal(
                                "mixed-currencies",
                                "An order has one currency",
                                "Place another order for items in another currency."),
                        refusal(
                                "price-differs",
                                "The product is in the order at another price",
                                "Remove it first, then add it at the new price."),
                        refusal(
                                "full",
                                "The order cannot hold that much",
                                "An order has at most %d products and %d pieces of each."
                                        .formatted(PlaceOrder.MOST_ITEMS, Item.MOST_PIECES)),
                        refusal(
                                "too-dear",
                                "The order costs more than can be written down",
                                "A total has at most 12 digits before the point. Split the"
                                        + " order.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("order." + reason, CONFLICT, title, help);
    }
}
