package dev.ordinal.engine.transport.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The reason for which a message could not be processed.
 *
 * @param exception the class of the exception
 * @param message the message of the exception
 * @param frame the first frame of application code in its stack trace, or null
 * @param digest digest by which equal stack traces are grouped
 * @param failedAt the time of the last failure
 * @param retries number of retries before it
 * @param traceparent the span in which it failed, or null
 */
public record Failure(
        String exception,
        String message,
        @Nullable String frame,
        String digest,
        Instant failedAt,
        int retries,
        @Nullable String traceparent) {}
