package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.Behaviour.Refunds;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Stand-in for the payment provider: it works, fails or does not answer, as the payment method
 * demands.
 */
@ApplicationScoped
class Sandbox {

    @Inject private SandboxLedger books;
    @Inject private SandboxKeys keys;
    @Inject private SandboxWebhook webhook;
    @Inject private Transactions transactions;
    @Inject private Workers workers;

    /** Seed of the sandbox's random numbers. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.sandbox.seed", defaultValue = "42")
    private long seed;

    /** Delay of the sandbox's slow answers. */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.payment.sandbox.slow", defaultValue = "PT1S")
    private Duration slow;

    /** Delay of the sandbox's answers that exceed the time limit of a call. */
    @Inject
    @PositiveOrZero
    @ConfigProperty(name = "ordinal.payment.sandbox.hang", defaultValue = "PT20S")
    private Duration hang;

    private Random dice = new Random();

    @PostConstruct
    void shake() {
        dice = new Random(seed);
    }

    Reply create(SandboxApi.Call call, SandboxIntent.Wish wish, String paymentMethod) {
        return Behaviour.of(paymentMethod, dice)
                .map(behaviour -> create(call, wish, behaviour))
                .orElseGet(() ->
                        Reply.missing(400, "PaymentMethod: " + paymentMethod, "payment_method"));
    }

    private Reply create(SandboxApi.Call call, SandboxIntent.Wish wish, Behaviour behaviour) {
        if (behaviour.fails()) return Reply.failure("Something went wrong, as you wished");
        if (behaviour.slow()) pause(slow);
        var reply = transactions.call(() -> keys.once(call, () -> charge(wish, behaviour)));
        if (!reply.isReplayed() && behaviour.hangs()) pause(hang);
        return reply;
    }

    private void pause(Duration time) {
        try {
            workers.pause(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply charge(SandboxIntent.Wish wish, Behaviour behaviour) {
        var intent = books.open(wish, behaviour);
        transactions.afterCommit(() -> tell(intent, behaviour));
        return intent.declineCode().isEmpty() ? Reply.ok(intent.json()) : declined(intent);
    }

    private void tell(SandboxIntent intent, Behaviour behaviour) {
        webhook.tell("payment_intent.succeeded", intent.json(), behaviour.webhooks());
        if (behaviour.isDisputed()) webhook.tell("charge.dispute.created", intent.dispute(), 1);
    }

    private static Reply declined(SandboxIntent intent) {
        return Reply.error(402, intent.decline());
    }

    Reply read(String id) {
        return transactions
                .call(() -> books.find(id))
                .map(intent -> Reply.ok(intent.json()))
                .orElseGet(() -> Reply.missing(404, "payment_intent: '" + id + "'", "intent"));
    }

    Reply search(String paymentId) {
        var found = transactions.call(() -> books.ofPayment(paymentId));
        var data = found.stream().map(SandboxIntent::json).toList();
        return Reply.ok(
                Map.of(
                        "object",
                        "search_result",
                        "data",
                        data,
                        "has_more",
                        false,
                        "url",
                        "/v1/payment_intents/search"));
    }

    Reply refund(SandboxApi.Call call, SandboxRefund.Wish wish) {
        return transactions.call(() -> keys.once(call, () -> refund(wish)));
    }

    private Reply refund(SandboxRefund.Wish wish) {
        return books.find(wish.intent())
                .map(intent -> refund(intent, wish))
                .orElseGet(() ->
                        Reply.missing(
                                404, "payment_intent: '" + wish.intent() + "'", "payment_intent"));
    }

    private Reply refund(SandboxIntent intent, SandboxRefund.Wish wish) {
        if (!intent.hasSucceeded()) {
            return Reply.invalid(
                    null, "This PaymentIntent does not have a successful charge to refund.", null);
        }
        long rest = books.refundable(intent);
        if (rest == 0) {
            return Reply.invalid(
                    "charge_already_refunded", "The charge has already been refunded.", null);
        }
        long amount = Objects.requireNonNullElse(wish.amount(), rest);
        if (amount > rest) {
            return Reply.invalid(
                    null,
                    "Refund amount is greater than unrefunded amount on charge: " + rest,
                    "amount");
        }
        return switch (intent.refunds()) {
            case REFUSED -> refusedRefund();
            case REFUSED_ONCE -> {
                books.setRefunds(intent, Refunds.SUCCEED);
                yield refusedRefund();
            }
            case BROKEN_ONCE -> {
                books.setRefunds(intent, Refunds.SUCCEED);
                yield Reply.failure("Something went wrong, as you wished");
            }
            case SUCCEED, PENDING, FAIL -> refund(intent, amount, wish);
        };
    }

    private static Reply refusedRefund() {
        return Reply.invalid("charge_disputed", "The charge has been charged back.", null);
    }

    private Reply refund(SandboxIntent intent, long amount, SandboxRefund.Wish wish) {
        var refund = books.refund(intent, amount, wish);
        if (intent.refunds() == Refunds.FAIL) transactions.afterCommit(() -> fail(refund));
        return Reply.ok(refund.json());
    }

    /** Lets a refund fail, and tells it as Stripe does. */
    private void fail(SandboxRefund refund) {
        var _ =
                workers.call(() -> {
                    var failed = transactions.call(() -> books.fail(refund.id())).json();
                    webhook.tell("refund.updated", failed, 1);
                    webhook.tell("refund.failed", failed, 1);
                    return failed;
                });
    }

    Reply readRefund(String id) {
        return transactions
                .call(() -> books.findRefund(id))
                .map(refund -> Reply.ok(refund.json()))
                .orElseGet(() -> Reply.missing(404, "refund: '" + id + "'", "id"));
    }

    List<SandboxLedger.Total> totals(String paymentId) {
        return transactions.call(() -> books.totals(paymentId));
    }
}
