package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import org.jspecify.annotations.Nullable;

/** What operators do to dead letters. They stay inside the service. */
public sealed interface DeadLetterEvent extends Event {

    /** The letter was delivered again. */
    @EventType(name = "dead_letter.replayed", published = false)
    record DeadLetterReplayed(String letterId, String subscription, @Nullable String reason)
            implements DeadLetterEvent {}

    /** The letter's body was changed; it still waits. */
    @EventType(name = "dead_letter.edited", published = false)
    record DeadLetterEdited(
            String letterId, String subscription, String before, String after, String reason)
            implements DeadLetterEvent {}

    /** The letter was thrown away, with all it said. */
    @EventType(name = "dead_letter.discarded", published = false)
    record DeadLetterDiscarded(
            String letterId, String subscription, @Nullable String body, String reason)
            implements DeadLetterEvent {}
}
