package dev.ordinal.engine.consumer;

import dev.ordinal.engine.crypto.Sha256;
import dev.ordinal.engine.store.Contention;
import dev.ordinal.engine.store.Outage;
import dev.ordinal.engine.trace.TraceContext;
import dev.ordinal.engine.transport.Failure;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a message died of. */
final class Postmortem {

    /** The platform, its libraries, and the proxies that it makes. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(java|javax|jdk|sun|jakarta|org|com|io)\\..*|dev\\.ordinal\\.engine\\..*|.*(\\$Proxy\\$|_WeldClientProxy).*");

    private static final int DEPTH = 20;

    private Postmortem() {}

    /** Whether it failed only because something else is away. */
    static boolean isOutage(Throwable failure) {
        return Outage.isOne(failure)
                || Contention.isOne(failure)
                || causes(failure).anyMatch(CircuitBreakerOpenException.class::isInstance);
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
        return causes(thrown)
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
        var digest = new Sha256();
        causes(thrown).forEach(cause -> update(digest, cause));
        return digest.hex().substring(0, 16);
    }

    private static void update(Sha256 digest, Throwable cause) {
        digest.add(cause.getClass().getName());
        for (StackTraceElement frame : cause.getStackTrace()) {
            digest.add(frame.toString());
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEPTH);
    }
}
