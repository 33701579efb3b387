package dev.ordinal.engine.database;

/** Somebody else wrote first. Nothing is wrong with what was tried; it should be tried again. */
public class ContentionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContentionException(String message) {
        super(message);
    }
}
