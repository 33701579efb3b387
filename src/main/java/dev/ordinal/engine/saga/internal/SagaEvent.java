package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.UUID;

/** Events on the stream of an instance, beside the commands that it sent. */
public sealed interface SagaEvent extends Event {

    /**
     * A step: the instance received an event or a signal, and its state or its effects followed.
     *
     * @param heard the name of the event or signal
     * @param heardId the id of the event; null for a signal
     * @param answersTo the id of what caused the event, such as a command of this instance
     * @param detail the content of a signal; null for an event
     * @param from the name of the state before
     * @param to the name of the state after
     * @param state the state after, with all of its components
     * @param started the timers that the step started
     * @param cancelled the names of the timers that the step stopped
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

    /** A timer that a step started, and the milliseconds until it is due. */
    record StartedTimer(String name, long afterMillis) {}
}
