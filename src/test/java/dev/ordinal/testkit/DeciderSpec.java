package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

import java.util.List;

/**
 * Specification of a decider in one sentence, without a server: {@code
 * of(decider).given(created).when(addItem).then(itemAdded)}. Immutable, so that many tests can
 * share a beginning.
 *
 * @param <C> the vocabulary of commands
 * @param <S> the state
 * @param <E> the vocabulary of events
 */
public final class DeciderSpec<C extends Command, S, E extends Event> {

    private final Decider<C, S, E> decider;
    private final S state;
    private final String past;

    private DeciderSpec(Decider<C, S, E> decider, S state, String past) {
        this.decider = decider;
        this.state = state;
        this.past = past;
    }

    /** A specification of a decider in its initial state. */
    public static <C extends Command, S, E extends Event> DeciderSpec<C, S, E> of(
            Decider<C, S, E> decider) {
        return new DeciderSpec<>(decider, decider.initial(), "");
    }

    /** Adds events to those that have happened. */
    @SafeVarargs
    public final DeciderSpec<C, S, E> given(E... events) {
        var spec = this;
        for (E event : events) spec = spec.after(event);
        return spec;
    }

    /** Sets the state directly, without events. */
    public DeciderSpec<C, S, E> givenState(S given) {
        return new DeciderSpec<>(decider, given, "given " + given + "\n");
    }

    /**
     * Decides a command. It decides twice, since a decider that decides differently is not pure.
     */
    public Outcome<S, E> when(C command) {
        var scenario = past + "when  " + command + "\n";
        var decision = decider.decide(state, command);
        assertThat(decider.decide(state, command)).as(scenario + "asked again").isEqualTo(decision);
        return new Outcome<>(scenario, decision, after(decision));
    }

    private DeciderSpec<C, S, E> after(E event) {
        return new DeciderSpec<>(
                decider, decider.evolve(state, event), past + "given " + event + "\n");
    }

    private S after(Decision<E> decision) {
        return switch (decision) {
            case Decision.Refused<E> _ -> state;
            case Decision.Accepted<E>(List<E> events) -> {
                var result = state;
                for (E event : events) result = decider.evolve(result, event);
                yield result;
            }
        };
    }

    /** Result of the decider, with its expectations. */
    public static final class Outcome<S, E extends Event> {

        private final String scenario;
        private final Decision<E> decision;
        private final S after;

        private Outcome(String scenario, Decision<E> decision, S after) {
            this.scenario = scenario;
            this.decision = decision;
            this.after = after;
        }

        /** Expects exactly these events, in this order. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read, no more
        public final Outcome<S, E> then(E... events) {
            return expect(new Decision.Accepted<>(List.of(events)));
        }

        /** Expects that the command is accepted without events. */
        public Outcome<S, E> thenNothing() {
            return expect(new Decision.Accepted<>(List.of()));
        }

        /** Expects a refusal with this code. */
        public Outcome<S, E> thenRefused(String code) {
            return expect(new Decision.Refused<>(code));
        }

        /** Expects this state after the events. */
        public Outcome<S, E> thenState(S expected) {
            assertThat(after).as(scenario + "then state").isEqualTo(expected);
            return this;
        }

        private Outcome<S, E> expect(Decision<E> expected) {
            assertThat(decision).as(scenario + "then").isEqualTo(expected);
            return this;
        }
    }
}
