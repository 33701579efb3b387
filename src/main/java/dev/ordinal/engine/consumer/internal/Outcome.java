package dev.ordinal.engine.consumer.internal;

import java.util.Locale;

/** Outcome of a message that was delivered to a subscription. */
enum Outcome {
    /** Worked off, now. */
    DONE,
    /** It had been worked off before. */
    DUPLICATE,
    /** The subscription has no interest in it. */
    PASSED_OVER,
    /** It failed, and will be tried again. */
    RETRIED,
    /** It waits, since it or an earlier one of its stream failed. */
    PARKED,
    /** It was given up. */
    DEAD_LETTERED,
    /** It comes again, since something else is away; that is no failure of its own. */
    GIVEN_BACK;

    /** As metrics call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
