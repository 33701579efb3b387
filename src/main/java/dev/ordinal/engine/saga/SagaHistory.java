package dev.ordinal.engine.saga;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that is known of an instance.
 *
 * @param state what it knows, as its last step wrote it
 */
public record SagaHistory(
        SagaInstance standing, ObjectNode state, List<SagaTimer> timers, List<Step> steps) {

    /**
     * It heard something, and went on.
     *
     * @param heard name of an event or signal
     * @param eventId of the event, or null for a signal
     * @param answersTo what led to that event, or null for a signal
     * @param detail what a signal said, or null
     * @param actor the saga itself, or the operator who sent the signal
     * @param actorRole in which they did
     */
    @Schema(name = "SagaStep")
    public record Step(
            Instant at,
            String heard,
            @Nullable UUID eventId,
            @Nullable UUID answersTo,
            @Nullable String detail,
            String from,
            String to,
            String actor,
            String actorRole,
            List<SagaEvent.StartedTimer> started,
            List<String> cancelled,
            List<Sent> sent) {}

    /**
     * A command that went out with a step.
     *
     * @param id of the command: what follows from it names it as its cause
     * @param receiver the stream that it is for
     * @param answers what came back so far
     */
    @Schema(name = "SagaCommand")
    public record Sent(
            UUID id,
            Instant at,
            String command,
            String module,
            String receiver,
            List<Answer> answers) {}

    /** What came back for a command. */
    @Schema(name = "SagaAnswer")
    public record Answer(Instant at, String heard, @Nullable UUID eventId) {}
}
