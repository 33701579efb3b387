package dev.ordinal.shop.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Encodings in which a text may be stored.
 *
 * @param texts the text itself, in hexadecimal, in base64
 * @param wide the text with two bytes for a character, as the broker stores it
 */
record TextEncodings(List<String> texts, String wide) {

    /** The most length of an encoded text in these tests. */
    static final int LONGEST = 256;

    static TextEncodings of(String text) {
        var texts = new ArrayList<String>();
        texts.add(text);
        texts.add(HexFormat.of().formatHex(text.getBytes(UTF_8)));
        for (int before = 0; before < 3; before++) texts.add(base64(text, before));
        return new TextEncodings(
                List.copyOf(texts), new String(text.getBytes(UTF_16LE), ISO_8859_1));
    }

    /** The part of the base64 text that does not depend on neighbouring bytes. */
    private static String base64(String text, int before) {
        var bytes = ("x".repeat(before) + text).getBytes(UTF_8);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return encoded.substring(before == 0 ? 0 : 4, encoded.length() - 4);
    }

    boolean isIn(String content) {
        return content.contains(wide) || texts.stream().anyMatch(content::contains);
    }
}
