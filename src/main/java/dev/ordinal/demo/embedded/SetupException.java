package dev.ordinal.demo.embedded;

/**
 * A fault that the person who starts the server must mend. The message is one line and says how.
 */
final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupException(String message) {
        super(message);
    }

    SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
