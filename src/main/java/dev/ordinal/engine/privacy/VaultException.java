package dev.ordinal.engine.privacy;

import java.sql.SQLException;

/** Exception that is thrown when the database with the keys of persons does not answer. */
public final class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exception for a failure of the database. */
    public VaultException(SQLException cause) {
        super("The vault failed: " + cause.getMessage(), cause);
    }
}
