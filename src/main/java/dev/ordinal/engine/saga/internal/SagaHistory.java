package dev.ordinal.engine.saga.internal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An instance with everything that it has done.
 *
 * @param state the state as the last step wrote it: {@code type}, the name of the state, and {@code
 *     state}, its components
 * @param timers the running timers, those that are due first
 * @param steps all steps, oldest first
 */
public record SagaHistory(
        SagaInstance instance, ObjectNode state, List<SagaTimer> timers, List<Step> steps) {

    /**
     * A step: the instance received an event or a signal, and its state or its effects followed.
     *
     * @param heard the name of the event or signal
     * @param eventId the id of the event; null for a signal
     * @param answersTo the id of what caused the event, such as a command; null for a signal
     * @param detail the content of a signal; null for an event
     * @param actor who caused the step: the saga itself, or the operator who sent the signal
     * @param actorRole the role of the actor
     * @param started the timers that the step started
     * @param cancelled the names of the timers that the step stopped
     * @param sent the commands that the step sent
     */
    @Schema(name = "SagaStep")
    public record Step(
            Instant at,
            @Schema(examples = "parcel.sent") String heard,
            @Nullable UUID eventId,
            @Nullable UUID answersTo,
            @Nullable String detail,
            String from,
            @Schema(examples = "Delivering") String to,
            @Schema(examples = "saga") String actor,
            @Schema(examples = "system") String actorRole,
            List<SagaEvent.StartedTimer> started,
            List<String> cancelled,
            List<Sent> sent) {}

    /**
     * A command that a step sent.
     *
     * @param id the id of the command: events that follow from it name it as their cause
     * @param receiver the stream that the command is for
     * @param answers the answers received so far
     */
    @Schema(name = "SagaCommand")
    public record Sent(
            UUID id,
            Instant at,
            @Schema(examples = "parcel.deliver") String command,
            @Schema(examples = "parcels") String module,
            @Schema(examples = "parcel-0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21") String receiver,
            List<Answer> answers) {}

    /** An event that a command has led to, and that its sender received. */
    @Schema(name = "SagaAnswer")
    public record Answer(Instant at, String heard, @Nullable UUID eventId) {}
}
