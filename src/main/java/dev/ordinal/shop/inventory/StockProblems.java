package dev.ordinal.shop.inventory;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems with which commands to stock are refused. */
@ApplicationScoped
class StockProblems {

    private static final int CONFLICT = 409;

    @Produces
    ProblemTypes stock() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "stock.not-found",
                                404,
                                "Nothing is known of such a product",
                                "Check the id. A product is known once it has been counted."),
                        refusal(
                                "insufficient",
                                "There are not that many pieces left",
                                "Read the stock to see how many there are."),
                        refusal(
                                "too-much",
                                "The house cannot hold that much",
                                "At most a thousand million pieces of a product, with those that"
                                        + " are reserved."),
                        refusal(
                                "reservation-differs",
                                "The reservation exists with another quantity",
                                "Release it, and reserve again under a new id."),
                        refusal(
                                "reservation-released",
                                "The reservation was released",
                                "Its id is used up. Reserve again under a new one."),
                        refusal(
                                "reservation-committed",
                                "What was reserved is sold",
                                "It cannot be released any more. Receive what comes back."),
                        refusal(
                                "reservation-unknown",
                                "There is no such reservation",
                                "Reserve before you commit.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("stock." + reason, CONFLICT, title, help);
    }
}
