package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.crypto.internal.Sha256;
import dev.ordinal.engine.failure.CausalChain;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.internal.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The report on a dead letter: why its processing failed, and where in the code. */
final class FailureReport {

    private FailureReport() {}

    /**
     * The report on an exception.
     *
     * @param retries the retries that the message had
     * @param failedIn the span in which it was processed
     * @param code the packages in which the report looks for the place of the failure
     */
    static Failure of(
            Throwable thrown, int retries, TraceContext failedIn, ApplicationPackages code) {
        return new Failure(
                thrown.getClass().getName(),
                Objects.requireNonNullElse(thrown.getMessage(), ""),
                frame(thrown, code),
                digest(thrown),
                Instant.now(),
                retries,
                failedIn.traceparent());
    }

    /** The place in application code nearest to what went wrong. */
    private static @Nullable String frame(Throwable thrown, ApplicationPackages code) {
        return new CausalChain(thrown)
                .stream()
                        .flatMap(cause -> ownFrame(cause, code).stream())
                        .reduce((_, deeper) -> deeper)
                        .orElse(null);
    }

    private static Optional<String> ownFrame(Throwable cause, ApplicationPackages code) {
        return Stream.of(cause.getStackTrace())
                .filter(frame -> code.has(frame.getClassName()))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .findFirst();
    }

    private static String digest(Throwable thrown) {
        var digest = new Sha256();
        new CausalChain(thrown).stream().forEach(cause -> update(digest, cause));
        return digest.hex().substring(0, 16);
    }

    private static void update(Sha256 digest, Throwable cause) {
        digest.add(cause.getClass().getName());
        for (StackTraceElement frame : cause.getStackTrace()) {
            digest.add(frame.toString());
        }
    }
}
