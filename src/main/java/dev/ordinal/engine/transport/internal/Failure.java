package dev.ordinal.engine.transport.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        @Schema(examples = "java.lang.IllegalArgumentException") String exception,
        @Schema(examples = "The event cannot be read") String message,
        @Nullable String frame,
        @Schema(examples = "5f1c0a9be2d34c17") String digest,
        Instant failedAt,
        @Schema(examples = "3") int retries,
        @Nullable String traceparent) {}
