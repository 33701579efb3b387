package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.SandboxLedger.Intent;
import dev.ordinal.demo.payment.SandboxLedger.NewIntent;
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

    Reply create(String key, NewIntent wish, String paymentMethod) {
        return Behaviour.of(paymentMethod, dice)
                .map(behaviour -> create(key, wish, behaviour))
                .orElseGet(() ->
                        Reply.invalid(
                                "resource_missing", "No such PaymentMethod: " + paymentMethod));
    }

    private Reply create(String key, NewIntent wish, Behaviour behaviour) {
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

    private Reply charge(NewIntent wish, Behaviour behaviour) {
        var intent = books.open(wish, behaviour);
        transactions.afterCommit(() -> webhook.tell(intent, behaviour.webhooks()));
        return intent.declineCode().isEmpty() ? Reply.ok(intent.json()) : declined(intent);
    }

    private static Reply declined(Intent intent) {
        return new Reply(402, Json.TOLERANT.writeValueAsString(Map.of("error", intent.error())));
    }

    Reply read(String id) {
        return transactions
                .call(() -> books.find(id))
                .map(intent -> Reply.ok(intent.json()))
                .orElseGet(() -> Reply.missing("payment_intent: " + id));
    }

    Reply search(String paymentId) {
        var found = transactions.call(() -> books.ofPayment(paymentId));
        var data = found.stream().map(Intent::json).toList();
        return Reply.ok(Map.of("object", "search_result", "has_more", false, "data", data));
    }

    Reply refund(String key, String intent) {
        return transactions.call(() -> keys.once(key, intent, () -> refund(intent))).reply();
    }

    private Reply refund(String id) {
        var intent = books.find(id);
        if (intent.isEmpty()) return Reply.missing("payment_intent: " + id);
        if (!intent.get().hasSucceeded()) {
            return Reply.invalid("charge_not_captured", "There is nothing to refund");
        }
        return books.isRefunded(intent.get())
                ? Reply.invalid("charge_already_refunded", "It has already been refunded.")
                : Reply.ok(books.refund(intent.get()));
    }

    Reply readRefund(String id) {
        return transactions
                .call(() -> books.findRefund(id))
                .map(Reply::ok)
                .orElseGet(() -> Reply.missing("refund: " + id));
    }

    List<SandboxLedger.Total> totals(String paymentId) {
        return transactions.call(() -> books.totals(paymentId));
    }
}
