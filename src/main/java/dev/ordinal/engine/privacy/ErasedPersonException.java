package dev.ordinal.engine.privacy;

import java.util.UUID;

/** Nothing can be kept of somebody who was erased. */
public final class ErasedPersonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ErasedPersonException(UUID person) {
        super(person + " was erased");
    }
}
