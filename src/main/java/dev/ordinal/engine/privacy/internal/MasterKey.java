package dev.ordinal.engine.privacy.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret that is not in the database. Each use has its own derived key (HKDF, RFC 5869).
 */
public final class MasterKey {

    public static final int BYTES = 32;

    private static final String MAC = "HmacSHA256";

    private final SecretKey wrapping;
    private final SecretKey names;
    private final SecretKey check;

    private MasterKey(byte[] secret) throws GeneralSecurityException {
        wrapping = derive(secret, "AES", "ordinal vault: keys of persons");
        names = derive(secret, MAC, "ordinal vault: names of persons");
        check = derive(secret, MAC, "ordinal vault: check");
    }

    /** A new key in the form that {@link #parse} reads. */
    static String random() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static SecretKey derive(byte[] secret, String algorithm, String use)
            throws GeneralSecurityException {
        var parameters =
                HKDFParameterSpec.ofExtract()
                        .addIKM(secret)
                        .thenExpand(use.getBytes(StandardCharsets.UTF_8), BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    }

    /**
     * Reads base64.
     *
     * @throws IllegalArgumentException if it is not that of 32 bytes
     */
    public static MasterKey parse(String base64) {
        var secret = Base64.getDecoder().decode(base64.strip());
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("It has %d bytes".formatted(secret.length));
        }
        try {
            return new MasterKey(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The seal of the keys of persons. */
    Seal wrapping() {
        return new Seal(wrapping);
    }

    /** The hash of a name, by which a person is found without storing the name. */
    public String hash(String name) {
        return mac(names, name);
    }

    /** The check value of the key, by which a vault recognises another key. */
    public String check() {
        return mac(check, "ordinal");
    }

    private static String mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
