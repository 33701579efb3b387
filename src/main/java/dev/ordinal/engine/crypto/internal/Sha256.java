package dev.ordinal.engine.crypto.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of content that is added piece by piece. For one thread. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public Sha256 add(byte[] content) {
        digest.update(content);
        return this;
    }

    /** Adds a text in UTF-8. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 bytes of the digest. It is reset, and can be used for other content. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The {@link #bytes} as 64 hexadecimal digits, lower-case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
