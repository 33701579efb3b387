package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.SandboxLedger.Intent;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.shop.payment.ProviderSettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sender of notifications to this server's webhook about the outcome of payments. */
@ApplicationScoped
class SandboxWebhook {

    private static final Logger LOG = Logger.getLogger(SandboxWebhook.class.getName());
    private static final String ALGORITHM = "HmacSHA256";

    @Inject private ProviderSettings settings;
    @Inject private Workers workers;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Sends the same notification {@code times} times, later. */
    void tell(Intent intent, int times) {
        if (times == 0) return;
        var message = message(intent);
        var _ =
                workers.call(() -> {
                    for (int i = 0; i < times; i++) send(message);
                    return times;
                });
    }

    private static String message(Intent intent) {
        return Json.TOLERANT.writeValueAsString(
                Map.of(
                        "id",
                        "evt_" + Ids.next(),
                        "object",
                        "event",
                        "type",
                        "payment_intent.succeeded",
                        "data",
                        Map.of("object", intent.json())));
    }

    private void send(String message) {
        var request =
                HttpRequest.newBuilder(address())
                        .header("Content-Type", "application/json")
                        .header("Stripe-Signature", signature(message))
                        .POST(BodyPublishers.ofString(message))
                        .build();
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The webhook was not accepted: {0}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The address of the webhook on this server, where the sandbox is at {@code
     * /api/sandbox/stripe}.
     */
    private URI address() {
        return settings.url().resolve("/api/payments/webhook");
    }

    private String signature(String message) {
        var time = Instant.now().getEpochSecond();
        return "t=%d,v1=%s".formatted(time, sign(time + "." + message));
    }

    private String sign(String text) {
        try {
            var secret = settings.webhookSecret().orElseThrow().getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
