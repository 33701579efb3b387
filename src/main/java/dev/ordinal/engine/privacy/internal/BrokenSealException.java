package dev.ordinal.engine.privacy.internal;

/**
 * A sealed value cannot be opened: it was changed, moved to another person, or sealed by another
 * vault.
 */
public final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String about) {
        super("An encrypted value was changed, or has another key: " + about);
    }
}
