package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import org.jspecify.annotations.Nullable;

/** Events on the audit stream about what operators did to dead letters. They are not published. */
public sealed interface DeadLetterEvent extends Event {

    /** The letter was delivered again. */
    @EventType(name = "dead_letter.replayed", published = false)
    record DeadLetterReplayed(String letterId, String subscription, @Nullable String reason)
            implements DeadLetterEvent {}

    /** The letter's body was changed; the letter is still in its queue. */
    @EventType(name = "dead_letter.edited", published = false)
    record DeadLetterEdited(
            String letterId, String subscription, String before, String after, String reason)
            implements DeadLetterEvent {}

    /** The letter was deleted; the event keeps its content. */
    @EventType(name = "dead_letter.discarded", published = false)
    record DeadLetterDiscarded(
            String letterId, String subscription, @Nullable String body, String reason)
            implements DeadLetterEvent {}
}
