package dev.ordinal.engine.privacy;

import java.sql.SQLException;

/** The keys cannot be had right now. */
public final class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VaultException(SQLException cause) {
        super("The vault failed: " + cause.getMessage(), cause);
    }
}
