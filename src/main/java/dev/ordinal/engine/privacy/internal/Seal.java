package dev.ordinal.engine.privacy.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Authenticated encryption with AES-256-GCM (NIST SP 800-38D): 12 random bytes, the ciphertext, and
 * a tag of 16 bytes over the ciphertext and the context of the value.
 */
record Seal(SecretKey key) {

    static final int KEY_BITS = 256;

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** A seal with a new key. */
    static Seal fresh() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS, RANDOM);
            return new Seal(generator.generateKey());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals content, as base64 for URLs. */
    String close(byte[] content, String about) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, iv, about).doFinal(content);
            return TEXT.encodeToString(
                    ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens sealed content.
     *
     * @throws BrokenSealException if it was sealed with another key or for another context, or was
     *     changed
     */
    byte[] open(String sealed, String about) {
        var buffer = ByteBuffer.wrap(decode(sealed, about));
        if (buffer.remaining() < IV_BYTES) throw new BrokenSealException(about);
        var iv = new byte[IV_BYTES];
        buffer.get(iv);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            return cipher(Cipher.DECRYPT_MODE, iv, about).doFinal(rest);
        } catch (AEADBadTagException _) {
            throw new BrokenSealException(about);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String sealed, String about) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException _) {
            throw new BrokenSealException(about);
        }
    }

    private Cipher cipher(int mode, byte[] iv, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "Seal";
    }
}
