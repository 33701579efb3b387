package dev.ordinal.engine.privacy;

import java.util.UUID;

/**
 * Exception that is thrown when a text is to be sealed for a person who was erased, or who never
 * was there. Over HTTP it answers 409.
 */
public final class ErasedPersonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exception for a person, by pseudonym. */
    public ErasedPersonException(UUID person) {
        super(person + " was erased");
    }
}
