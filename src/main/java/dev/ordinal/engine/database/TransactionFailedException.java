package dev.ordinal.engine.database;

/** Exception that is thrown when the database cannot begin or commit a transaction. */
public class TransactionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransactionFailedException(Exception cause) {
        super("The transaction failed: " + cause.getMessage(), cause);
    }
}
