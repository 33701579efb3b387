package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Effect.CancelTimer;
import dev.ordinal.engine.saga.Effect.Send;
import dev.ordinal.engine.saga.Effect.StartTimer;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.Step;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Specification of a saga in one sentence, without a server: {@code
 * of(saga).given(submitted).when(reserved).thenState(paying).thenSends(capture)}. Immutable, so
 * that many tests can share a beginning.
 *
 * @param <S> its states
 */
public final class SagaSpec<S> {

    private final Saga<S> saga;
    private final S state;
    private final String past;

    private SagaSpec(Saga<S> saga, S state, String past) {
        this.saga = saga;
        this.state = state;
        this.past = past;
    }

    /** A specification of a saga whose instance has received nothing yet. */
    public static <S> SagaSpec<S> of(Saga<S> saga) {
        return new SagaSpec<>(saga, saga.initial(), "");
    }

    /** Adds events to those that the instance has received. */
    public SagaSpec<S> given(Event... events) {
        var spec = this;
        for (Event event : events) spec = spec.after(event);
        return spec;
    }

    private SagaSpec<S> after(Event event) {
        return new SagaSpec<>(saga, saga.on(state, event).state(), past + "given " + event + "\n");
    }

    /**
     * Passes an event to the saga. It is passed twice, since a saga that answers differently is not
     * pure.
     */
    public Outcome<S> when(Event event) {
        var scenario = past + "when  " + event + "\n";
        var step = saga.on(state, event);
        assertThat(saga.on(state, event)).as(scenario + "heard again").isEqualTo(step);
        return new Outcome<>(scenario, saga, state, step);
    }

    /** Result of the saga, with its expectations. */
    public static final class Outcome<S> {

        private final String scenario;
        private final Saga<S> saga;
        private final S before;
        private final Step<S> step;

        private Outcome(String scenario, Saga<S> saga, S before, Step<S> step) {
            this.scenario = scenario;
            this.saga = saga;
            this.before = before;
            this.step = step;
        }

        /** Expects this state. */
        public Outcome<S> thenState(S expected) {
            assertThat(step.state()).as(scenario + "then state").isEqualTo(expected);
            return this;
        }

        /** Expects a state of this type. */
        public Outcome<S> thenState(Class<? extends S> expected) {
            assertThat(step.state()).as(scenario + "then state").isInstanceOf(expected);
            return this;
        }

        /** Expects exactly these commands, in this order. */
        public Outcome<S> thenSends(Command... commands) {
            assertThat(effects(Send.class).map(Send::command))
                    .as(scenario + "then sends")
                    .containsExactly(commands);
            return this;
        }

        /** Expects exactly this timer to be started. */
        public Outcome<S> thenStarts(String timer, Duration after) {
            assertThat(effects(StartTimer.class))
                    .as(scenario + "then starts")
                    .containsExactly(new StartTimer(timer, after));
            return this;
        }

        /** Expects exactly these timers to be stopped. */
        public Outcome<S> thenStops(String... timers) {
            assertThat(effects(CancelTimer.class).map(CancelTimer::name))
                    .as(scenario + "then stops")
                    .containsExactlyInAnyOrder(timers);
            return this;
        }

        /** Expects no effect and an unchanged state. */
        public Outcome<S> thenNothing() {
            assertThat(step).as(scenario + "then").isEqualTo(new Step<>(before, List.of()));
            return this;
        }

        /** Expects that the instance is finished. */
        public Outcome<S> thenFinished() {
            assertThat(saga.isFinished(step.state())).as(scenario + "then finished").isTrue();
            return this;
        }

        /** Expects that exactly these need attention. */
        public Outcome<S> thenNeedsAttention(String... what) {
            assertThat(saga.needsAttention(step.state()))
                    .as(scenario + "then needs attention")
                    .containsExactly(what);
            return this;
        }

        private <E> Stream<E> effects(Class<E> kind) {
            return step.effects().stream().filter(kind::isInstance).map(kind::cast);
        }
    }
}
