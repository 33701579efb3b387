package dev.ordinal.demo.payment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refund that the sandbox has stored, as Stripe's Refund.
 *
 * @param failure the reason for which it failed, or null
 * @param reason the reason for which it was made, or null
 */
record SandboxRefund(
        String id,
        SandboxIntent intent,
        long amount,
        String status,
        @Nullable String failure,
        @Nullable String reason,
        Map<String, String> metadata,
        Instant created) {

    /**
     * A refund that is to be made.
     *
     * @param amount null for all that is not refunded yet
     * @param reason Stripe's word for the reason, or null
     */
    record Wish(
            String intent,
            @Nullable Long amount,
            @Nullable String reason,
            Map<String, String> metadata) {}

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("object", "refund");
        json.put("amount", amount);
        json.put("charge", intent.chargeId());
        json.put("created", created.getEpochSecond());
        json.put("currency", intent.wish().currency());
        if (failure != null) json.put("failure_reason", failure);
        json.put("metadata", metadata);
        json.put("payment_intent", intent.id());
        json.put("reason", reason);
        json.put("status", status);
        return json;
    }
}
