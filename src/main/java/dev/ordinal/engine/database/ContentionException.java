package dev.ordinal.engine.database;

/**
 * Exception for a lost race: another transaction wrote first, and the same work may succeed in a
 * new transaction. {@link Transactions#callAgain} repeats the work, and a {@link
 * dev.ordinal.engine.consumer.Subscription} that throws it is called again without a failure being
 * counted.
 */
public class ContentionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exception with what was lost, for the log. */
    public ContentionException(String message) {
        super(message);
    }
}
