package dev.ordinal.engine.database;

import org.jspecify.annotations.Nullable;

/** There was not enough time. Nothing of the transaction has happened. */
public final class TimeLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeLimitException(@Nullable Exception cause) {
        super("The time limit is over", cause);
    }
}
