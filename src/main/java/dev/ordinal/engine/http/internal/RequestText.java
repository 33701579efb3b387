package dev.ordinal.engine.http.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Faults in the text of a request: in its path, its query and its headers. Paths and queries are
 * percent-encoded UTF-8 (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC
 * 3986</a>), and none of the three may hold control characters, which neither PostgreSQL nor logs
 * take.
 */
final class RequestText {

    private static final Pattern ENCODED_SLASH = Pattern.compile("(?i)%2f|%5c");
    private static final String UNSAFE = "\"<>\\^`{|}";
    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[eE]){1,2}");

    private RequestText() {}

    /**
     * The fault of a path. Beside bad text it may hold no encoded slash and no dot segment in
     * disguise, which another server might read as another path (Jakarta Servlet, 3.5.2).
     *
     * @param path the path as it was sent
     */
    static Optional<String> faultOfPath(String path) {
        if (ENCODED_SLASH.matcher(path).find())
            return Optional.of("The path must not contain an encoded slash");
        for (String segment : path.split("/", -1)) {
            var name = segment.split(";", 2)[0];
            boolean plain = segment.equals(".") || segment.equals("..");
            if (!plain && DOTS.matcher(name).matches()) {
                return Optional.of("The path must not contain an encoded . or ..");
            }
        }
        return fault(path, Character::isISOControl).map("The path "::concat);
    }

    /**
     * The fault of a query: of the first parameter that has one.
     *
     * @param query the query as it was sent, or null without one
     */
    static Optional<String> faultOfQuery(@Nullable String query) {
        if (query == null) return Optional.empty();
        return faultOf(query, Character::isISOControl).or(() -> faultOfCharacters(query));
    }

    /** The fault of a query with characters that RFC 3986 allows in no URI as they are. */
    private static Optional<String> faultOfCharacters(String query) {
        return query.chars().anyMatch(c -> UNSAFE.indexOf(c) >= 0)
                ? Optional.of("The characters %s must be percent-encoded".formatted(UNSAFE))
                : Optional.empty();
    }

    /**
     * The fault of a form: of the first parameter that has one. A text in a form may have lines.
     *
     * @param form the body as it was sent, each byte a character
     */
    static Optional<String> faultOfForm(String form) {
        return faultOf(form, c -> c == 0);
    }

    private static Optional<String> faultOf(String parameters, IntPredicate bad) {
        return Arrays.stream(parameters.split("&", -1))
                .flatMap(parameter -> faultOfParameter(parameter, bad).stream())
                .findFirst();
    }

    private static Optional<String> faultOfParameter(String parameter, IntPredicate bad) {
        int end = parameter.indexOf('=');
        var name = end < 0 ? parameter : parameter.substring(0, end);
        var ofName = fault(name, bad);
        if (ofName.isPresent()) return ofName.map("The name of a parameter "::concat);
        return end < 0
                ? Optional.empty()
                : fault(parameter.substring(end + 1), bad).map((decoded(name) + " ")::concat);
    }

    private static String decoded(String name) {
        return new String(bytes(name).orElseThrow(), UTF_8);
    }

    private static Optional<String> fault(String encoded, IntPredicate bad) {
        var bytes = bytes(encoded);
        if (bytes.isEmpty()) return Optional.of("must be percent-encoded UTF-8");
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get()));
            return text.chars().anyMatch(bad)
                    ? Optional.of("must not contain control characters")
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("must be percent-encoded UTF-8");
        }
    }

    /** The bytes of a percent-encoded text; empty if an escape is not one of two digits. */
    private static Optional<byte[]> bytes(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char next = encoded.charAt(i);
            if (next == '%') {
                int value = i + 2 < encoded.length() ? octet(encoded, i + 1) : -1;
                if (value < 0) return Optional.empty();
                bytes.write(value);
                i += 2;
            } else {
                // what was sent as it is, the server shows byte by byte
                bytes.writeBytes(String.valueOf(next).getBytes(next < 256 ? ISO_8859_1 : UTF_8));
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    private static int octet(String text, int start) {
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** The fault of a line of a header. A tab is white space there (RFC 9110, 5.5). */
    static Optional<String> faultOfHeader(String name, String value) {
        return value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c == 0x7f))
                ? Optional.of(name + " must not contain control characters")
                : Optional.empty();
    }
}
