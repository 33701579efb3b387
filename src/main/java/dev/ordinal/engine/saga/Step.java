package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.saga.Effect.CancelTimer;
import dev.ordinal.engine.saga.Effect.Send;
import dev.ordinal.engine.saga.Effect.StartTimer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that a saga takes on an event: the next state, and effects. Immutable; each method gives a
 * new step.
 *
 * <pre>{@code
 * Step.<State>to(new Paying(id)).send(new CapturePayment(id)).startTimer("payment", Duration.ofMinutes(5))
 * }</pre>
 *
 * @param state the state after the step; it may be the same
 * @param effects the effects; they are carried out if and only if the state is stored, the commands
 *     in this order
 */
public record Step<S>(S state, List<Effect> effects) {

    /** Copies the effects. */
    public Step {
        effects = List.copyOf(effects);
    }

    /** A step to a state, without effects. To ignore an event, give the state that it came to. */
    public static <S> Step<S> to(S state) {
        return new Step<>(state, List.of());
    }

    /** This step, and a command to the module that declares it. */
    public Step<S> send(Command command) {
        return and(new Send(command));
    }

    /** This step, and several commands, in this order. */
    public Step<S> sendAll(List<? extends Command> commands) {
        var step = this;
        for (Command command : commands) step = step.send(command);
        return step;
    }

    /**
     * This step, and a timer that is started, or started anew. When it is due, the instance
     * receives {@link SagaSignal.TimedOut}. A finished instance has no timers: they are stopped.
     */
    public Step<S> startTimer(String name, Duration after) {
        return and(new StartTimer(name, after));
    }

    /** This step, and a timer that is stopped, if it runs. */
    public Step<S> cancelTimer(String name) {
        return and(new CancelTimer(name));
    }

    private Step<S> and(Effect effect) {
        var all = new ArrayList<>(effects);
        all.add(effect);
        return new Step<>(state, all);
    }
}
