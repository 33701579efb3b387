package dev.ordinal.shop.payment.provider;

import dev.ordinal.shop.payment.provider.Outcome.Captured;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.Outcome.NotYet;
import dev.ordinal.shop.payment.provider.Outcome.RefundRefused;
import dev.ordinal.shop.payment.provider.Outcome.Refunded;
import dev.ordinal.shop.payment.provider.Outcome.Unknown;
import dev.ordinal.shop.payment.provider.stripe.ProviderResponse;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** Meaning of the provider's responses. */
final class ProviderResponses {

    /**
     * The states of a payment that will not change, since this service does not confirm a payment a
     * second time.
     */
    private static final Set<String> ENDED =
            Set.of("requires_payment_method", "requires_action", "canceled");

    /**
     * The codes after which a call is repeated later: another call has the same key, too many
     * calls, or the credentials are wrong.
     */
    private static final Set<Integer> LATER = Set.of(401, 403, 409, 429);

    private static final String LOST_KEY = "idempotency_error";

    private ProviderResponses() {}

    /** The outcome of a response about a capture. */
    static Outcome toCapture(ProviderResponse answer) {
        if (answer.status() == 200) return ofIntent(answer.body());
        if (LATER.contains(answer.status())) return new NotYet(error(answer), null);
        if (answer.text("/error/type").equals(LOST_KEY)) return new Unknown(error(answer), null);
        return declined(answer.body().path("error"), "refused");
    }

    /** The outcome of the state of a payment at the provider. */
    static Outcome ofIntent(JsonNode intent) {
        var status = intent.path("status").asString("");
        var id = intent.path("id").asString("");
        if (status.equals("succeeded")) return new Captured(id);
        if (ENDED.contains(status)) return declined(intent.path("last_payment_error"), status);
        return new Unknown("It is " + status, id);
    }

    private static Outcome declined(JsonNode error, String otherwise) {
        var code = error.path("code").asString(otherwise);
        var message = error.path("message").asString("");
        return new Declined(
                error.path("decline_code").asString(code), message.isEmpty() ? null : message);
    }

    /** The outcome of a response about a refund. */
    static Outcome toRefund(ProviderResponse answer) {
        if (answer.text("/error/code").equals("charge_already_refunded")) return new Refunded(null);
        if (answer.status() == 200) return ofRefund(answer.body());
        return LATER.contains(answer.status())
                ? new NotYet(error(answer), null)
                : new RefundRefused(code(answer), null);
    }

    /** The outcome of the state of a refund at the provider. */
    static Outcome ofRefund(JsonNode refund) {
        var id = refund.path("id").asString("");
        return switch (refund.path("status").asString("")) {
            case "succeeded" -> new Refunded(id);
            case "failed", "canceled" -> new RefundRefused(failure(refund), id);
            case String status -> new NotYet("It is " + status, id);
        };
    }

    private static String failure(JsonNode refund) {
        return refund.path("failure_reason").asString(refund.path("status").asString(""));
    }

    /** The error in a response, without its message, which may name the customer. */
    private static String error(ProviderResponse answer) {
        return "It answered %d: %s".formatted(answer.status(), code(answer));
    }

    private static String code(ProviderResponse answer) {
        var code = answer.text("/error/code");
        return code.isEmpty() ? answer.text("/error/type") : code;
    }
}
