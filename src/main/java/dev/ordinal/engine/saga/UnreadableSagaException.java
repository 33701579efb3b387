package dev.ordinal.engine.saga;

/** An instance stands in a state that this version of the saga does not know. */
class UnreadableSagaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSagaException(String saga, String state) {
        super(
                "The saga %s has no state %s any more: bring it over in formerState"
                        .formatted(saga, state));
    }
}
