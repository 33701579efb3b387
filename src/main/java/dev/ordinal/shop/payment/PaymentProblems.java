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
                                "The payment does not exist",
                                "Check the id. The id of a payment is the id of its order."),
                        new ProblemType(
                                "payment.bad-signature",
                                400,
                                "The signature of the webhook is invalid",
                                "Sign the body with the secret of the webhook, and send it within"
                                        + " five minutes of the signature's time."),
                        refusal(
                                "voided",
                                "The payment was cancelled before it was captured",
                                "A refund was requested before the payment was captured, so it"
                                        + " cannot be captured any more."),
                        refusal(
                                "not-payable",
                                "The payment provider does not take this amount",
                                "Look up its currencies, and the least and the most that it"
                                        + " takes."),
                        refusal(
                                "differs",
                                "The payment already exists with another amount or method",
                                "An order is paid once. Read the payment to see its amount and"
                                        + " method."),
                        refusal(
                                "not-requested",
                                "The payment was not requested",
                                "Only a requested payment can be captured or declined."),
                        refusal(
                                "captured-twice",
                                "The payment was already captured under another reference",
                                "Find both references at the provider, and refund one of them."),
                        refusal(
                                "not-open",
                                "The payment is already captured",
                                "Compare the payment with its state at the provider."),
                        new ProblemType(
                                "payment.provider-unavailable",
                                503,
                                "The payment provider does not answer",
                                "Send it again later."),
                        refusal(
                                "not-captured",
                                "The payment is not captured",
                                "What is disputed was captured before. Send it again later."),
                        refusal(
                                "not-refunding",
                                "The refund was not requested",
                                "Request the refund here. The service then requests it from the"
                                        + " provider.")));
    }

    private static ProblemType refusal(String reason, String title, String help) {
        return new ProblemType("payment." + reason, CONFLICT, title, help);
    }
}
