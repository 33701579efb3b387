package dev.ordinal.engine.consumer.internal;

import java.util.Locale;

/** Outcome of a message that was delivered to a subscription. */
enum Outcome {
    /** The message was processed. */
    DONE,
    /** The message had been processed before. */
    DUPLICATE,
    /** The subscription ignores messages of this kind. */
    PASSED_OVER,
    /** The message failed and will be tried again. */
    RETRIED,
    /** The message waits, since it or an earlier message of its stream failed. */
    PARKED,
    /** The message became a dead letter. */
    DEAD_LETTERED,
    /**
     * The message failed, and could be neither postponed nor made a dead letter. The broker
     * delivers it again, and moves it in the end.
     */
    REJECTED,
    /** The broker could not deliver the message; it tries again, and moves it in the end. */
    UNRECEIVABLE,
    /**
     * The message is delivered again after an outage elsewhere; this is not a failure of the
     * message.
     */
    GIVEN_BACK;

    /** The name of the outcome in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
