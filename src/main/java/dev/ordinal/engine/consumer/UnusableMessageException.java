package dev.ordinal.engine.consumer;

import org.jspecify.annotations.Nullable;

/** No retry will help: a handler that throws it has its message dead-lettered at once. */
public class UnusableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
