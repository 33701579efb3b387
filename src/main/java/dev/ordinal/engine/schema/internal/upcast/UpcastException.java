package dev.ordinal.engine.schema.internal.upcast;

import dev.ordinal.engine.schema.upcast.Revision;

/** An upcaster or downcaster failed. */
public class UpcastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UpcastException(Revision revision, String what) {
        super(message(revision, what));
    }

    UpcastException(Revision revision, RuntimeException cause) {
        super(message(revision, "failed: " + cause), cause);
    }

    private static String message(Revision revision, String what) {
        return "The step %s (%s) %s"
                .formatted(revision.step(), revision.getClass().getSimpleName(), what);
    }
}
