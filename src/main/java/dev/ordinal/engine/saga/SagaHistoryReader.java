package dev.ordinal.engine.saga;

import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.saga.SagaEvent.SagaStepped;
import dev.ordinal.engine.saga.SagaHistory.Answer;
import dev.ordinal.engine.saga.SagaHistory.Sent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the steps of a story of what is on the stream: first the commands, then their step. */
final class SagaHistoryReader {

    /** An event of the stream. */
    record Told(Event event, Metadata metadata) {}

    private final Map<UUID, List<Answer>> answers = new HashMap<>();

    private SagaHistoryReader() {}

    static List<SagaHistory.Step> steps(List<Told> stream) {
        var teller = new SagaHistoryReader();
        stream.forEach(teller::noteAnswer);
        return teller.tell(stream);
    }

    private void noteAnswer(Told told) {
        if (!(told.event() instanceof SagaStepped step) || step.answersTo() == null) return;
        answers.computeIfAbsent(step.answersTo(), _ -> new ArrayList<>())
                .add(new Answer(told.metadata().recordedAt(), step.heard(), step.heardId()));
    }

    private List<SagaHistory.Step> tell(List<Told> stream) {
        var steps = new ArrayList<SagaHistory.Step>();
        var sent = new ArrayList<Sent>();
        for (Told told : stream) {
            switch (told.event()) {
                case CommandSent command -> sent.add(sent(command, told.metadata()));
                case SagaStepped step -> {
                    steps.add(step(step, told.metadata(), List.copyOf(sent)));
                    sent.clear();
                }
                default -> {}
            }
        }
        return steps;
    }

    private Sent sent(CommandSent command, Metadata metadata) {
        return new Sent(
                metadata.id(),
                metadata.recordedAt(),
                command.command(),
                command.module(),
                command.receiver(),
                List.copyOf(answers.getOrDefault(metadata.id(), List.of())));
    }

    private static SagaHistory.Step step(SagaStepped step, Metadata metadata, List<Sent> sent) {
        return new SagaHistory.Step(
                metadata.recordedAt(),
                step.heard(),
                step.heardId(),
                step.answersTo(),
                step.detail(),
                step.from(),
                step.to(),
                metadata.origin().actor().id(),
                metadata.origin().actor().role(),
                step.started(),
                step.cancelled(),
                sent);
    }
}
