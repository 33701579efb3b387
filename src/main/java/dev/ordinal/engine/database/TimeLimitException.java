package dev.ordinal.engine.database;

import org.jspecify.annotations.Nullable;

/**
 * Exception that is thrown when the time limit of the current request is over ({@code
 * ordinal.web.longest-request}, 30 seconds) and a transaction begins, or fails after it. The
 * transaction has changed nothing. Over HTTP it answers 503.
 */
public final class TimeLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeLimitException(@Nullable Exception cause) {
        super("The time limit was exceeded", cause);
    }
}
