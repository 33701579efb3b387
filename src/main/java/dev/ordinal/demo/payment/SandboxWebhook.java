package dev.ordinal.demo.payment;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sender of notifications to this server's webhook about payments, refunds and disputes. */
@ApplicationScoped
class SandboxWebhook {

    private static final Logger LOG = Logger.getLogger(SandboxWebhook.class.getName());
    private static final String ALGORITHM = "HmacSHA256";

    @Inject private ProviderSettings settings;
    @Inject private Workers workers;

    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Sends the same notification {@code times} times, later.
     *
     * @param object the payment, refund or dispute, as it is now
     */
    void tell(String type, Map<String, Object> object, int times) {
        if (times == 0) return;
        var message = message(type, object);
        var _ =
                workers.call(() -> {
                    for (int i = 0; i < times; i++) send(message);
                    return times;
                });
    }

    private static String message(String type, Map<String, Object> object) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", "evt_" + Ids.next());
        event.put("object", "event");
        event.put("created", Instant.now().getEpochSecond());
        event.put("data", Map.of("object", object));
        event.put("livemode", false);
        event.put("pending_webhooks", 1);
        event.put("type", type);
        return Json.TOLERANT.writeValueAsString(event);
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
