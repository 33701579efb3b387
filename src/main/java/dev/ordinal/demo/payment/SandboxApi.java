package dev.ordinal.demo.payment;

import dev.ordinal.shop.money.CurrencyLimits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of Stripe's API that the sandbox plays. Everything else is refused: parameters and
 * values as well as addresses, so that nothing has another effect here than at Stripe.
 */
@ApplicationScoped
class SandboxApi {

    private static final Pattern NONE = Pattern.compile("(?!)");
    private static final Pattern OF_PAYMENT =
            Pattern.compile(
                    "amount|currency|payment_method|payment_method_types\\[\\d?]|confirm"
                            + "|capture_method|error_on_requires_action"
                            + "|automatic_payment_methods\\[(enabled|allow_redirects)]");
    private static final Pattern OF_REFUND = Pattern.compile("payment_intent|amount|reason");
    private static final Pattern OF_SEARCH = Pattern.compile("query|limit");
    private static final Pattern BY_PAYMENT =
            Pattern.compile("metadata\\[(['\"])payment_id\\1]:(['\"])([^'\"]*)\\2");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    @Inject private Sandbox sandbox;

    /**
     * A call.
     *
     * @param path without leading slash: {@code v1/refunds}
     * @param key the idempotency key, or null
     */
    record Call(String method, String path, SandboxParameters parameters, @Nullable String key) {

        String route() {
            return method + " " + path;
        }

        /** What follows a path; empty if it is another path. */
        String below(String parent) {
            return path.startsWith(parent + "/") ? path.substring(parent.length() + 1) : "";
        }
    }

    /** Answers a call. */
    Reply answer(Call call) {
        try {
            return switch (call.route()) {
                case "POST v1/payment_intents" -> create(call);
                case "GET v1/payment_intents/search" -> search(call.parameters());
                case "POST v1/refunds" -> refund(call);
                default -> read(call);
            };
        } catch (SandboxRefusal e) {
            return e.reply();
        }
    }

    private Reply read(Call call) {
        var intent = call.below("v1/payment_intents");
        var refund = call.below("v1/refunds");
        if (call.method().equals("GET") && ID.matcher(intent + refund).matches()) {
            call.parameters().allowing(NONE);
            return refund.isEmpty() ? sandbox.read(intent) : sandbox.readRefund(refund);
        }
        return Reply.error(
                404,
                Reply.INVALID,
                null,
                "Unrecognized request URL (%s: /%s). The sandbox plays a part of the API only."
                        .formatted(call.method(), call.path()),
                null);
    }

    private Reply create(Call call) {
        var given = call.parameters().allowing(OF_PAYMENT);
        given.required("amount");
        var currency = given.required("currency").toLowerCase(Locale.ROOT);
        long amount = payable(given.amount("amount").orElseThrow(), currency);
        requireAtOnce(given);
        var method =
                given.find("payment_method")
                        .orElseThrow(() ->
                                new SandboxRefusal(
                                        Reply.invalid(
                                                "payment_intent_unexpected_state",
                                                "You cannot confirm this PaymentIntent because"
                                                        + " it's missing a payment method.",
                                                "payment_method")));
        return sandbox.create(
                call, new SandboxIntent.Wish(amount, currency, given.metadata()), method);
    }

    /** Refuses what would take the money later, or not with a card. */
    private static void requireAtOnce(SandboxParameters given) {
        require(given, "confirm", "true", "The sandbox takes money at once");
        given.values()
                .forEach((name, value) -> {
                    if (name.startsWith("payment_method_types")) {
                        require(given, name, "card", "The sandbox takes cards only");
                    }
                });
        if (given.find("capture_method").isPresent()) {
            require(
                    given,
                    "capture_method",
                    "automatic|automatic_async",
                    "The sandbox captures at once");
        }
    }

    private static void require(
            SandboxParameters given, String name, String values, String reason) {
        if (given.find(name).orElse("").matches(values)) return;
        var message = "%s: %s must be %s.".formatted(reason, name, values.replace("|", " or "));
        throw new SandboxRefusal(Reply.invalid(null, message, name));
    }

    /** The amount, if the provider takes it. */
    private static long payable(long amount, String currency) {
        var limits =
                CurrencyLimits.of(currency.toUpperCase(Locale.ROOT))
                        .orElseThrow(() ->
                                new SandboxRefusal(
                                        Reply.invalid(
                                                null,
                                                "Invalid currency: " + currency,
                                                "currency")));
        var money = BigDecimal.valueOf(amount, limits.decimals());
        if (!limits.isWhole(money)) {
            throw amount(
                    "parameter_invalid_integer", "Amount must be a multiple of", limits.step());
        }
        if (money.compareTo(limits.most()) > 0) {
            throw amount("amount_too_large", "Amount must be no more than", limits.most());
        }
        if (money.compareTo(limits.least()) < 0) {
            throw amount("amount_too_small", "Amount must be at least", limits.least());
        }
        return amount;
    }

    private static SandboxRefusal amount(String code, String message, BigDecimal limit) {
        return new SandboxRefusal(
                Reply.invalid(code, message + " " + limit.toPlainString(), "amount"));
    }

    private Reply search(SandboxParameters given) {
        var query = given.allowing(OF_SEARCH).required("query");
        var wanted = BY_PAYMENT.matcher(query);
        return wanted.matches()
                ? sandbox.search(wanted.group(3))
                : Reply.invalid(
                        null, "The sandbox searches only metadata['payment_id']:'...'", "query");
    }

    private Reply refund(Call call) {
        var given = call.parameters().allowing(OF_REFUND);
        var intent = given.required("payment_intent");
        given.find("reason")
                .ifPresent(_ ->
                        require(
                                given,
                                "reason",
                                "duplicate|fraudulent|requested_by_customer",
                                "Invalid reason"));
        return sandbox.refund(
                call,
                new SandboxRefund.Wish(
                        intent,
                        given.amount("amount").orElse(null),
                        given.find("reason").orElse(null),
                        given.metadata()));
    }
}
