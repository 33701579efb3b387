package dev.ordinal.shop.payment;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.net.MalformedURLException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Control of the sandbox from inside the server: outages and notifications. */
@ApplicationScoped
class ProviderControl {

    @Inject private ProviderSettings settings;
    @Inject private Transactions transactions;
    @Inject private Sql sql;

    Http http() {
        try {
            return Http.at(settings.url().resolve("/").toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    void goesAway() {
        outage(true);
    }

    void comesBack() {
        outage(false);
    }

    private void outage(boolean away) {
        var body = BodyPublishers.ofString("{\"away\":" + away + "}");
        http().as("olga")
                .send("PUT", "/api/sandbox/outage", body, "Content-Type", "application/json");
    }

    String referenceOf(UUID paymentId) {
        var find = "select id from sandbox_intent where payment_id = ?1";
        return transactions.call(() -> sql.texts(find, paymentId.toString())).getFirst();
    }

    /** Sends a notification about a payment that has failed. */
    int tells(String type, UUID paymentId) {
        var object =
                Map.of(
                        "id", "pi_x",
                        "status", "requires_payment_method",
                        "metadata", Map.of("payment_id", paymentId));
        return signed(Map.of("type", type, "data", Map.of("object", object))).status();
    }

    int tellsSuccess(UUID paymentId, String reference) {
        var object =
                Map.of(
                        "id",
                        reference,
                        "status",
                        "succeeded",
                        "metadata",
                        Map.of("payment_id", paymentId));
        var type = "payment_intent.succeeded";
        return signed(Map.of("type", type, "data", Map.of("object", object))).status();
    }

    int tellsDispute(String dispute, String reference) {
        return tellsDispute("created", dispute, reference, "needs_response");
    }

    int tellsDisputeClosed(String dispute, String reference, String status) {
        return tellsDispute("closed", dispute, reference, status);
    }

    private int tellsDispute(String what, String dispute, String reference, String status) {
        var object =
                Map.of(
                        "id", dispute,
                        "payment_intent", reference,
                        "reason", "fraudulent",
                        "status", status);
        var type = "charge.dispute." + what;
        return signed(Map.of("type", type, "data", Map.of("object", object))).status();
    }

    /** Sends a notification about a refund that has failed. */
    int tellsRefund(String type, UUID paymentId, String refund) {
        var object =
                Map.of(
                        "id",
                        refund,
                        "status",
                        "failed",
                        "failure_reason",
                        "lost_or_stolen_card",
                        "metadata",
                        Map.of("payment_id", paymentId));
        return signed(Map.of("type", type, "data", Map.of("object", object))).status();
    }

    /** What follows the first key of the refunds of a payment in the keys of its attempts. */
    List<String> refundKeys(UUID paymentId) {
        var find =
                "select substr(key, length(?1) + 1) from sandbox_key"
                        + " where starts_with(key, ?1) order by recorded_at";
        return transactions.call(() -> sql.texts(find, "refund-" + paymentId));
    }

    /** Lets refunds of a payment succeed from now on. */
    void refundsSucceed(UUID paymentId) {
        var update = "update sandbox_intent set refunds = 'succeed' where payment_id = ?1";
        transactions.call(() -> sql.execute(update, paymentId.toString()));
    }

    Answer tellsUnsigned(UUID paymentId) {
        return http().asNobody().post("/api/payments/webhook", "{\"id\":\"" + paymentId + "\"}");
    }

    private Answer signed(Map<String, ?> event) {
        var body = Json.TOLERANT.writeValueAsString(event);
        var time = Instant.now().getEpochSecond();
        var signature = "t=%d,v1=%s".formatted(time, sign(time + "." + body));
        return http().asNobody().post("/api/payments/webhook", body, "Stripe-Signature", signature);
    }

    private String sign(String text) {
        try {
            var secret = settings.webhookSecret().orElseThrow().getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
