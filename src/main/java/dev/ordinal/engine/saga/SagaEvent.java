package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.UUID;

/** What is on the stream of an instance, beside the commands that it sent. */
public sealed interface SagaEvent extends Event {

    /**
     * The instance heard something, and went on.
     *
     * @param heard the name of the event or signal
     * @param heardId the id of the event; null for a signal
     * @param answersTo the id of the command that led to it, if one of this instance did
     * @param detail what a signal said
     * @param from name of the state before
     * @param to name of the state now
     * @param state where it stands now, with all it knows
     * @param started timers that it started
     * @param cancelled timers that it stopped
     */
    @EventType(name = "saga.stepped", published = false)
    record SagaStepped(
            String heard,
            @Nullable UUID heardId,
            @Nullable UUID answersTo,
            @Nullable String detail,
            String from,
            String to,
            ObjectNode state,
            List<StartedTimer> started,
            List<String> cancelled)
            implements SagaEvent {}

    /** A timer, and after how many milliseconds it is due. */
    record StartedTimer(String name, long afterMillis) {}
}
