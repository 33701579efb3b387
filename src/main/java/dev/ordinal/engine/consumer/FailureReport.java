package dev.ordinal.engine.consumer;

import dev.ordinal.engine.failure.CausalChain;
import dev.ordinal.engine.store.Contention;
import dev.ordinal.engine.store.Outage;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.Failure;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report on a dead letter: why its processing failed, and where in the code. */
final class FailureReport {

    /** The platform, its libraries, and the proxies that it makes. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(java|javax|jdk|sun|jakarta|org|com|io)\\..*|dev\\.ordinal\\.engine\\..*|.*(\\$Proxy\\$|_WeldClientProxy).*");

    private FailureReport() {}

    /** Whether it failed only because something else is away. */
    static boolean isOutage(Throwable failure) {
        return Outage.isOne(failure)
                || Contention.isOne(failure)
                || new CausalChain(failure).has(CircuitBreakerOpenException.class);
    }

    static Failure of(Throwable thrown, int retries, TraceContext failedIn) {
        return new Failure(
                thrown.getClass().getName(),
                Objects.requireNonNullElse(thrown.getMessage(), ""),
                frame(thrown),
                digest(thrown),
                Instant.now(),
                retries,
                failedIn.traceparent());
    }

    /** The place in application code nearest to what went wrong. */
    private static @Nullable String frame(Throwable thrown) {
        return new CausalChain(thrown)
                .stream()
                        .flatMap(cause -> ownFrame(cause).stream())
                        .reduce((_, deeper) -> deeper)
                        .orElse(null);
    }

    private static Optional<String> ownFrame(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .filter(frame -> !FOREIGN.matcher(frame.getClassName()).matches())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .findFirst();
    }

    private static String digest(Throwable thrown) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new CausalChain(thrown).stream().forEach(cause -> update(digest, cause));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, Throwable cause) {
        digest.update(cause.getClass().getName().getBytes(StandardCharsets.UTF_8));
        for (StackTraceElement frame : cause.getStackTrace()) {
            digest.update(frame.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
