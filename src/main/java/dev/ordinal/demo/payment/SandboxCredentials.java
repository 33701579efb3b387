package dev.ordinal.demo.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The key with which a caller of the sandbox authenticates.
 *
 * @param key empty if there is none
 */
record SandboxCredentials(String key) {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Reads the header {@code Authorization}: a bearer token, or a user's name. */
    static SandboxCredentials of(String authorization) {
        if (isOf(BEARER, authorization)) return after(BEARER, authorization);
        if (!isOf(BASIC, authorization)) return new SandboxCredentials("");
        try {
            var pair = Base64.getDecoder().decode(after(BASIC, authorization).key());
            return new SandboxCredentials(
                    new String(pair, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException _) {
            return new SandboxCredentials("");
        }
    }

    private static boolean isOf(String scheme, String authorization) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static SandboxCredentials after(String scheme, String authorization) {
        return new SandboxCredentials(authorization.substring(scheme.length()).strip());
    }

    boolean contain(String expected) {
        return !key.isEmpty()
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SandboxCredentials[...]";
    }
}
