package dev.ordinal.engine.schema.internal.compatibility;

import org.jspecify.annotations.Nullable;

/** A comparison that cannot be made, or would take too long. */
class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecidedException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
