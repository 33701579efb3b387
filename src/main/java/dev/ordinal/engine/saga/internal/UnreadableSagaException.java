package dev.ordinal.engine.saga.internal;

/** An instance is in a state that this version of the saga does not know. */
class UnreadableSagaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSagaException(String saga, String state) {
        super(
                "The saga %s no longer has the state %s: map it to its new name in formerState"
                        .formatted(saga, state));
    }
}
