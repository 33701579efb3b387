package dev.ordinal.engine.transport.internal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Why a message could not be worked off.
 *
 * @param exception the class of what was thrown
 * @param message what it said
 * @param frame the first place in application code that it came through, or null
 * @param digest tells equal stack traces from others
 * @param failedAt when it failed for the last time
 * @param retries how often it had been tried again
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
