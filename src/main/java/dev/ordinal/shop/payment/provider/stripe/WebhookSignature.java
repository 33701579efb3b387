package dev.ordinal.shop.payment.provider.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Header {@code Stripe-Signature}: a time and signatures of time and body, more than one while the
 * secret changes (<a href="https://docs.stripe.com/webhooks#verify-manually">Stripe</a>).
 */
public final class WebhookSignature {

    /**
     * The most difference between the signed time and this server's, which limits replay attacks.
     */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final OptionalLong time;
    private final List<byte[]> signatures;

    private WebhookSignature(OptionalLong time, List<byte[]> signatures) {
        this.time = time;
        this.signatures = signatures;
    }

    /** Parses the header; unknown parts are ignored. */
    public static WebhookSignature parse(String header) {
        var parts = Stream.of(header.split(",")).map(String::trim).toList();
        var time =
                values(parts, "t=")
                        .filter(value -> value.matches("\\d{1,18}"))
                        .mapToLong(Long::parseLong)
                        .findFirst();
        var signatures =
                values(parts, "v1=")
                        .filter(value -> value.matches("(?i)([0-9a-f]{2})+"))
                        .map(HexFormat.of()::parseHex)
                        .toList();
        return new WebhookSignature(time, signatures);
    }

    private static Stream<String> values(List<String> parts, String name) {
        return parts.stream().filter(p -> p.startsWith(name)).map(p -> p.substring(name.length()));
    }

    /** Whether this body was signed with the secret a short time ago. */
    public boolean signs(byte[] body, String secret, Instant now) {
        if (time.isEmpty() || isTooFar(time.getAsLong(), now)) return false;
        var expected = sign(body, secret, time.getAsLong());
        boolean found = false;
        for (byte[] signature : signatures) found |= MessageDigest.isEqual(expected, signature);
        return found;
    }

    private static boolean isTooFar(long time, Instant now) {
        return Math.abs(now.getEpochSecond() - time) > TOLERANCE.toSeconds();
    }

    private static byte[] sign(byte[] body, String secret, long time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
