package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.saga.Effect.CancelTimer;
import dev.ordinal.engine.saga.Effect.Send;
import dev.ordinal.engine.saga.Effect.StartTimer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A row's answer.
 *
 * @param state where the instance stands now
 * @param effects what is to be done, in this order; it is done if and only if the state is kept
 */
public record Step<S>(S state, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }

    /** Goes to a state, or stays. */
    public static <S> Step<S> to(S state) {
        return new Step<>(state, List.of());
    }

    /** Sends a command to the module that carries it out. */
    public Step<S> send(Command command) {
        return and(new Send(command));
    }

    /** Sends commands. */
    public Step<S> sendAll(List<? extends Command> commands) {
        var step = this;
        for (Command command : commands) step = step.send(command);
        return step;
    }

    /** Starts a timer, or starts it anew. When it is due, {@link SagaSignal.TimedOut} is heard. */
    public Step<S> startTimer(String name, Duration after) {
        return and(new StartTimer(name, after));
    }

    /** Stops a timer, if it runs. */
    public Step<S> cancelTimer(String name) {
        return and(new CancelTimer(name));
    }

    private Step<S> and(Effect effect) {
        var all = new ArrayList<>(effects);
        all.add(effect);
        return new Step<>(state, all);
    }
}
