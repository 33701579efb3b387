package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Step;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class SagaDiagramTest {

    /** A lamp that burns down with time; another may be asked for again and again. */
    sealed interface Lamp {

        record Dark() implements Lamp {}

        record Lit(int asked) implements Lamp {}

        record Burnt() implements Lamp {}
    }

    private static final class LightLamp implements Saga<Lamp> {

        @Override
        public String name() {
            return "light_lamp";
        }

        @Override
        public Class<Lamp> states() {
            return Lamp.class;
        }

        @Override
        public Lamp initial() {
            return new Lamp.Dark();
        }

        @Override
        public Set<Class<? extends Event>> events() {
            return Set.of();
        }

        @Override
        public Optional<String> instance(Event event) {
            return Optional.empty();
        }

        @Override
        public Step<Lamp> on(Lamp state, Event event) {
            return switch (state) {
                case Lamp.Dark _ when event instanceof RetryAsked -> Step.to(new Lamp.Lit(1));
                case Lamp.Lit s when event instanceof RetryAsked ->
                        Step.to(new Lamp.Lit(s.asked() + 1));
                case Lamp.Lit _ when event instanceof TimedOut -> Step.to(new Lamp.Burnt());
                default -> Step.to(state);
            };
        }

        @Override
        public boolean isFinished(Lamp state) {
            return state instanceof Lamp.Burnt;
        }
    }

    @Test
    void shows_what_changes_something_and_where_it_ends() {
        var events = List.of(new RetryAsked(), new TimedOut("oil"), new TimedOut("air"));
        assertThat(SagaDiagram.of(new LightLamp(), events))
                .isEqualTo(
                        """
                        stateDiagram-v2
                            [*] --> Dark
                            Dark --> Lit: RetryAsked
                            Lit --> Lit: RetryAsked
                            Lit --> Burnt: time is up (oil), time is up (air)
                            Burnt --> [*]
                        """);
    }
}
