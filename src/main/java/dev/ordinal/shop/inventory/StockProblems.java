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
                                "The product is unknown",
                                "Check the id. A product is known after its stock was set for the"
                                        + " first time."),
                        refusal(
                                "insufficient",
                                "The available stock is too small",
                                "Read the stock to see how many pieces are available."),
                        refusal(
                                "too-much",
                                "The stock would be too large",
                                "A product has at most 1,000,000,000 pieces, including those that"
                                        + " are reserved."),
                        refusal(
                                "reservation-differs",
                                "The reservation already exists with another quantity",
                                "Release it, and reserve under a new id."),
                        refusal(
                                "reservation-released",
                                "The reservation was released",
                                "Its id cannot be used again. Reserve under a new id."),
                        refusal(
                                "reservation-committed",
                                "The reservation is already sold",
                                "It can no longer be released. Record a return as received stock."),
                        refusal(
                                "reservation-unknown",
                                "The reservation does not exist",
                                "Reserve before you commit the reservation.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("stock." + reason, CONFLICT, title, help);
    }
}
