package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.StreamId;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class DeciderSpecTest {

    private record Ride(int metres) implements Command {
        @Override
        public StreamId stream() {
            return new StreamId("lift", "1");
        }
    }

    private record Ridden(int metres) implements Event {}

    /** A lift: no ride goes below the ground, and a ride of no metres is none. */
    private static final class Lift implements Decider<Ride, Integer, Ridden> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<Ridden> decide(Integer height, Ride ride) {
            if (height + ride.metres() < 0) return refuse("lift.below-ground");
            return ride.metres() == 0 ? acceptNothing() : accept(new Ridden(ride.metres()));
        }

        @Override
        public Integer evolve(Integer height, Ridden event) {
            return height + event.metres();
        }
    }

    private static final DeciderSpec<Ride, Integer, Ridden> LIFT = DeciderSpec.of(new Lift());

    @Test
    void what_is_so_passes() {
        assertThatCode(
                        () -> {
                            LIFT.given(new Ridden(3)).when(new Ride(-3)).then(new Ridden(-3));
                            LIFT.given(new Ridden(3))
                                    .when(new Ride(-4))
                                    .thenRefused("lift.below-ground");
                            LIFT.givenState(7).when(new Ride(0)).thenNothing().thenState(7);
                            LIFT.given(new Ridden(3)).when(new Ride(2)).thenState(5);
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void a_wrong_expectation_fails_and_shows_the_whole_scenario() {
        assertThatThrownBy(() ->
                        LIFT.given(new Ridden(3), new Ridden(4))
                                .when(new Ride(-8))
                                .then(new Ridden(-8)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        """
                        given Ridden[metres=3]
                        given Ridden[metres=4]
                        when  Ride[metres=-8]
                        then\
                        """)
                .hasMessageContaining("Accepted[events=[Ridden[metres=-8]]]")
                .hasMessageContaining("Refused[code=lift.below-ground]");
    }

    @Test
    void every_kind_of_wrong_expectation_fails() {
        var down = LIFT.givenState(1).when(new Ride(-1));
        assertThatThrownBy(() -> down.thenRefused("lift.below-ground"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(down::thenNothing).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> down.then(new Ridden(1))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> down.thenState(1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_shared_beginning_is_not_changed_by_a_test() {
        var up = LIFT.given(new Ridden(3));
        up.given(new Ridden(3)).when(new Ride(1)).thenState(7);
        up.when(new Ride(1)).thenState(4);
    }

    @Test
    void a_decider_that_answers_twice_differently_is_found_out() {
        var dice = new AtomicInteger();
        var impure =
                new Decider<Ride, Integer, Ridden>() {
                    @Override
                    public Integer initial() {
                        return 0;
                    }

                    @Override
                    public Decision<Ridden> decide(Integer state, Ride command) {
                        return accept(new Ridden(dice.incrementAndGet()));
                    }

                    @Override
                    public Integer evolve(Integer state, Ridden event) {
                        return state;
                    }
                };
        assertThatThrownBy(() -> DeciderSpec.of(impure).when(new Ride(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("asked again");
    }
}
