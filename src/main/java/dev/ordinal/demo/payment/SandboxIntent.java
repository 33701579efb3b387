package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.Behaviour.Refunds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A payment that the sandbox has stored, as Stripe's PaymentIntent. */
record SandboxIntent(
        String id, Wish wish, String status, String declineCode, Refunds refunds, Instant created) {

    static final String SUCCEEDED = "succeeded";
    static final String PROCESSING = "processing";

    /** The name under which payments of this service carry their id. */
    static final String PAYMENT_ID = "payment_id";

    /**
     * A payment that is to be made. The payment method is not stored.
     *
     * @param amount in the currency's smallest unit
     */
    record Wish(long amount, String currency, Map<String, String> metadata) {

        String paymentId() {
            return metadata.getOrDefault(PAYMENT_ID, "");
        }
    }

    boolean hasSucceeded() {
        return status.equals(SUCCEEDED);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("object", "payment_intent");
        json.put("amount", wish.amount());
        json.put("amount_capturable", 0);
        json.put("amount_received", hasSucceeded() ? wish.amount() : 0);
        json.put("capture_method", "automatic");
        json.put("client_secret", id + "_secret_" + secret());
        json.put("confirmation_method", "automatic");
        json.put("created", created.getEpochSecond());
        json.put("currency", wish.currency());
        json.put("last_payment_error", declineCode.isEmpty() ? null : error());
        json.put("latest_charge", chargeId());
        json.put("livemode", false);
        json.put("metadata", wish.metadata());
        json.put("payment_method", null);
        json.put("payment_method_types", List.of("card"));
        json.put("status", status);
        return json;
    }

    /** The sandbox makes one attempt, so a payment has one charge. */
    String chargeId() {
        return id.replaceFirst("^pi", "ch");
    }

    /** A text that follows from the id: nothing is guarded by it here. */
    private UUID secret() {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> error() {
        return Map.of(
                "type", "card_error",
                "code", "card_declined",
                "decline_code", declineCode,
                "message", "Your card was declined.");
    }

    /** The error with which a declined payment is answered. */
    Map<String, Object> decline() {
        var error = new LinkedHashMap<>(error());
        error.put("charge", chargeId());
        error.put("payment_intent", json());
        return error;
    }

    /** The dispute of the payment, as it is told. */
    Map<String, Object> dispute() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.replaceFirst("^pi", "dp"));
        json.put("object", "dispute");
        json.put("amount", wish.amount());
        json.put("charge", chargeId());
        json.put("created", Instant.now().getEpochSecond());
        json.put("currency", wish.currency());
        json.put("livemode", false);
        json.put("metadata", Map.of());
        json.put("payment_intent", id);
        json.put("reason", "fraudulent");
        json.put("status", "needs_response");
        return json;
    }
}
