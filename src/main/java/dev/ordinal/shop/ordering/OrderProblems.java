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
                                "currency-not-accepted",
                                "The currency of the order is not accepted",
                                "Price the items in a currency that the shop accepts. The setting"
                                        + " ORDINAL_CURRENCIES names them."),
                        refusal(
                                "price-not-payable",
                                "A price has more decimals than the payment provider accepts",
                                "Prices in BHD, JOD, KWD, OMR and TND have a last digit of 0, and"
                                        + " those in MGA no decimals."),
                        refusal(
                                "too-cheap",
                                "The total of the order is too small for the payment provider",
                                "The smallest payment is 0.50 EUR, or about as much in another"
                                    + " currency. Add something, then submit the order. An order"
                                    + " with a total of 0 needs no payment."),
                        refusal(
                                "too-dear",
                                "The total of the order is too large",
                                "The largest payment is 999,999.99 EUR, or eight digits in"
                                        + " another currency. Split the order.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("order." + reason, CONFLICT, title, help);
    }
}
