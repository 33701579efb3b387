package dev.ordinal.engine.consumer;

import org.jspecify.annotations.Nullable;

/**
 * Exception that a {@link Subscription} throws for a message that no retry will help. The message
 * becomes a dead letter at once, with this exception as the reason. It must be thrown itself; as
 * the cause of another exception it has no such effect.
 */
public class UnusableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The exception with its reason.
     *
     * @param message the reason, which the dead letter shows to operators
     * @param cause null if there is none
     */
    public UnusableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
