package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.internal.SagaEvent.SagaStepped;
import dev.ordinal.engine.saga.internal.SagaHistory.Answer;
import dev.ordinal.engine.saga.internal.SagaHistory.Sent;
import dev.ordinal.engine.schema.internal.EventRegistry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reader of an instance's stream, from its first event to its last. On it the commands of a step
 * stand before the step itself.
 */
@ApplicationScoped
class SagaHistoryReader {

    @Inject private EventStore store;
    @Inject private EventRegistry registry;
    @Inject private SagaTimerRepository timers;

    /** An event of the stream. */
    private record Recorded(Event event, Metadata metadata) {}

    SagaHistory read(SagaInstance instance) {
        var stream = new StreamId(instance.saga(), instance.instance());
        var events = store.readAfter(stream, 0).stream().flatMap(this::decode).toList();
        var last = (SagaStepped) events.getLast().event();
        return new SagaHistory(
                instance,
                last.state(),
                timers.of(instance.saga(), instance.instance()),
                steps(events, answers(events)));
    }

    private Stream<Recorded> decode(StoredEvent stored) {
        return stored.read(registry.decoder()).stream()
                .map(event -> new Recorded(event, stored.metadata()));
    }

    /** The answers to each command, by the command's id. */
    private static Map<UUID, List<Answer>> answers(List<Recorded> events) {
        var answers = new HashMap<UUID, List<Answer>>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof SagaStepped step && step.answersTo() != null) {
                answers.computeIfAbsent(step.answersTo(), _ -> new ArrayList<>())
                        .add(answer(step, recorded.metadata()));
            }
        }
        return answers;
    }

    private static Answer answer(SagaStepped step, Metadata metadata) {
        return new Answer(metadata.recordedAt(), step.heard(), step.heardId());
    }

    private static List<SagaHistory.Step> steps(
            List<Recorded> events, Map<UUID, List<Answer>> answers) {
        var steps = new ArrayList<SagaHistory.Step>();
        var sent = new ArrayList<Sent>();
        for (Recorded recorded : events) {
            switch (recorded.event()) {
                case CommandSent command -> sent.add(sent(command, recorded.metadata(), answers));
                case SagaStepped step -> {
                    steps.add(step(step, recorded.metadata(), List.copyOf(sent)));
                    sent.clear();
                }
                default -> {}
            }
        }
        return steps;
    }

    private static Sent sent(
            CommandSent command, Metadata metadata, Map<UUID, List<Answer>> answers) {
        return new Sent(
                metadata.id(),
                metadata.recordedAt(),
                command.command(),
                command.module(),
                command.receiver(),
                List.copyOf(answers.getOrDefault(metadata.id(), List.of())));
    }

    private static SagaHistory.Step step(SagaStepped step, Metadata metadata, List<Sent> sent) {
        var actor = metadata.origin().actor();
        return new SagaHistory.Step(
                metadata.recordedAt(),
                step.heard(),
                step.heardId(),
                step.answersTo(),
                step.detail(),
                step.from(),
                step.to(),
                actor.id(),
                actor.role(),
                step.started(),
                step.cancelled(),
                sent);
    }
}
