package dev.ordinal.shop.payment;

import dev.ordinal.engine.http.ProblemType;
import dev.ordinal.engine.http.ProblemTypes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.List;

/** Types of problems with which commands to a payment are refused. */
@ApplicationScoped
class PaymentProblems {

    private static final int CONFLICT = 409;

    @Produces
    ProblemTypes payments() {
        return new ProblemTypes(
                List.of(
                        new ProblemType(
                                "payment.not-found",
                                404,
                                "There is no such payment",
                                "Check the id: it is that of the order."),
                        new ProblemType(
                                "payment.bad-signature",
                                400,
                                "Not signed by the provider",
                                "Sign the body with the secret of the webhook, and send it within"
                                        + " five minutes."),
                        refusal(
                                "voided",
                                "The payment was given up",
                                "Whoever asked for the refund did not want it any more."),
                        refusal(
                                "differs",
                                "The payment exists with another amount or method",
                                "One order is paid once. Read the payment to see how."),
                        refusal(
                                "not-requested",
                                "Nobody has asked for this payment",
                                "An answer is for a payment that was requested."),
                        refusal(
                                "captured-twice",
                                "The payment was captured under another reference",
                                "Look both references up at the provider, and give one back."),
                        refusal(
                                "not-open",
                                "The payment was captured",
                                "Ask the provider how it stands there."),
                        refusal(
                                "not-refunding",
                                "Nobody has asked for this refund",
                                "Ask for it here, and the provider will be told.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("payment." + reason, CONFLICT, title, help);
    }
}
