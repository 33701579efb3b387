package dev.ordinal.engine.privacy.internal;

/** Somebody changed what was sealed, moved it to another person, or it is of another vault. */
public final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String about) {
        super("The seal is broken, or of another key: " + about);
    }
}
