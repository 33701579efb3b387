package dev.ordinal.engine.database;

/** The database could not begin or commit a transaction. Nothing of it has happened. */
public class TransactionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransactionFailedException(Exception cause) {
        super("The transaction failed: " + cause.getMessage(), cause);
    }
}
