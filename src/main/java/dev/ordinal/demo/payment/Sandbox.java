package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.Behaviour.Refunds;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.json.Json;
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

    Reply create(String key, SandboxIntent.Wish wish, String paymentMethod) {
        return Behaviour.of(paymentMethod, dice)
                .map(behaviour -> create(key, wish, behaviour))
                .orElseGet(() ->
                        Reply.invalid(
                                "resource_missing", "No such PaymentMethod: " + paymentMethod));
    }

    private Reply create(String key, SandboxIntent.Wish wish, Behaviour behaviour) {
        if (behaviour.fails()) return Reply.failure();
        if (behaviour.slow()) pause(slow);
        var answered =
                transactions.call(
                        () -> keys.once(key, wish.toString(), () -> charge(wish, behaviour)));
        if (answered.isNew() && behaviour.hangs()) pause(hang);
        return answered.reply();
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
        return new Reply(402, Json.TOLERANT.writeValueAsString(Map.of("error", intent.decline())));
    }

    Reply read(String id) {
        return transactions
                .call(() -> books.find(id))
                .map(intent -> Reply.ok(intent.json()))
                .orElseGet(() -> Reply.missing("payment_intent: " + id));
    }

    Reply search(String paymentId) {
        var found = transactions.call(() -> books.ofPayment(paymentId));
        var data = found.stream().map(SandboxIntent::json).toList();
        return Reply.ok(Map.of("object", "search_result", "has_more", false, "data", data));
    }

    Reply refund(String key, SandboxRefund.Wish wish) {
        return transactions.call(() -> keys.once(key, wish.toString(), () -> refund(wish))).reply();
    }

    private Reply refund(SandboxRefund.Wish wish) {
        return books.find(wish.intent())
                .map(intent -> refund(intent, wish))
                .orElseGet(() -> Reply.missing("payment_intent: " + wish.intent()));
    }

    private Reply refund(SandboxIntent intent, SandboxRefund.Wish wish) {
        if (!intent.hasSucceeded()) {
            return Reply.invalid("charge_not_captured", "There is nothing to refund");
        }
        long rest = books.refundable(intent);
        if (rest == 0) {
            return Reply.invalid("charge_already_refunded", "It has already been refunded.");
        }
        long amount = Objects.requireNonNullElse(wish.amount(), rest);
        if (amount > rest) {
            return Reply.invalid("amount_too_large", "Only " + rest + " can be refunded.");
        }
        return isRefused(intent)
                ? Reply.invalid("charge_disputed", "The charge has been charged back.")
                : refund(intent, amount, wish.metadata());
    }

    private boolean isRefused(SandboxIntent intent) {
        if (intent.refunds() == Refunds.REFUSED_ONCE) books.setRefunds(intent, Refunds.SUCCEED);
        return intent.refunds() == Refunds.REFUSED || intent.refunds() == Refunds.REFUSED_ONCE;
    }

    private Reply refund(SandboxIntent intent, long amount, Map<String, String> metadata) {
        var refund = books.refund(intent, amount, metadata);
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
                .orElseGet(() -> Reply.missing("refund: " + id));
    }

    List<SandboxLedger.Total> totals(String paymentId) {
        return transactions.call(() -> books.totals(paymentId));
    }
}
