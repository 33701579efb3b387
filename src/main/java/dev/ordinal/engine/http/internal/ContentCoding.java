package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The content coding of a body (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC
 * 9110, 8.4.1</a>).
 */
public enum ContentCoding {
    NONE,
    GZIP,
    DEFLATE;

    /** The codings in which a body may come, for the header {@code Accept-Encoding} (RFC 7694). */
    public static final String ACCEPTED = "gzip, deflate";

    /**
     * The coding that the lines of {@code Content-Encoding} name.
     *
     * @throws ProblemException 415 if it is another one, or more than one
     */
    static ContentCoding of(@Nullable List<String> lines) {
        if (lines == null) return NONE;
        var names =
                Arrays.stream(String.join(",", lines).split(","))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty() && !name.equals("identity"))
                        .toList();
        if (names.size() > 1) throw unknown("A body must have at most one content coding");
        return names.isEmpty() ? NONE : named(names.getFirst());
    }

    private static ContentCoding named(String name) {
        return switch (name) {
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> throw unknown("The content coding must be one of " + ACCEPTED);
        };
    }

    private static ProblemException unknown(String detail) {
        return ProblemException.of(CommonProblems.CODING, detail);
    }

    boolean isNone() {
        return this == NONE;
    }

    /**
     * The decoded body. Reading it throws a {@link ProblemException} 400 if the body is not in this
     * coding or ends too early.
     */
    InputStream decode(InputStream body) {
        return isNone() ? body : new Decoded(body);
    }

    private InputStream decoder(InputStream body) throws IOException {
        return this == GZIP ? new GZIPInputStream(body) : new InflaterInputStream(body);
    }

    /** Body whose decoder begins with the first read, since the beginning can be wrong already. */
    private final class Decoded extends InputStream {

        private final InputStream body;
        private @Nullable InputStream decoder;

        Decoded(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                if (decoder == null) decoder = decoder(body);
                return decoder.read(buffer, offset, length);
            } catch (EOFException | ZipException e) {
                throw ProblemException.of(
                        CommonProblems.MALFORMED, "The body is not complete " + coding() + " data");
            }
        }

        @Override
        public void close() throws IOException {
            if (decoder == null) body.close();
            else decoder.close();
        }
    }

    private String coding() {
        return name().toLowerCase(Locale.ROOT);
    }
}
