package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Filter that limits the body of a request: 413 if it is longer than {@code
 * ordinal.web.largest-body} bytes, with or without {@code Content-Length}, and 408 if it takes
 * longer than {@code ordinal.web.longest-body} to arrive. It also decodes a body that has a content
 * coding; the limits hold before and after.
 */
@Provider
@Dependent
public class BodyLimitFilter implements ContainerRequestFilter {

    /** Largest body of a request. Unit: bytes. */
    @Inject
    @Min(1)
    @ConfigProperty(name = "ordinal.web.largest-body", defaultValue = "262144")
    private long largest;

    /** Longest time that the body of a request may take to arrive. */
    @Inject
    @ConfigProperty(name = "ordinal.web.longest-body", defaultValue = "PT15S")
    private Duration longest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > largest) throw tooLarge();
        if (request.hasEntity()) {
            var coding = ContentCoding.of(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING));
            var sent = new Limited(request.getEntityStream());
            request.setEntityStream(coding.isNone() ? sent : new Limited(coding.decode(sent)));
        }
    }

    private ProblemException tooLarge() {
        return ProblemException.of(
                CommonProblems.TOO_LARGE, "A body has at most " + largest + " bytes");
    }

    private ProblemException tooSlow() {
        return ProblemException.of(
                CommonProblems.TOO_SLOW, "A body is sent within " + longest.toSeconds() + " s");
    }

    /**
     * The client has disconnected, or what it sends is not HTTP. It is not a fault of the server.
     */
    private static ProblemException broken() {
        return ProblemException.of(CommonProblems.MALFORMED, "The body did not arrive completely");
    }

    /** Input stream that counts the bytes that were read and the time that they took. */
    private final class Limited extends FilterInputStream {

        private final long deadline = System.nanoTime() + longest.toNanos();
        private long count;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = arrived(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private int arrived(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException _) {
                throw broken();
            }
        }

        private void count(int read) {
            count += read;
            if (count > largest) throw tooLarge();
            if (System.nanoTime() > deadline) throw tooSlow();
        }
    }
}
