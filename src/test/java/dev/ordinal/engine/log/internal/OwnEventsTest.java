package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class OwnEventsTest {

    private final OwnEvents own = new OwnEvents(5);

    private List<Long> takeBehind(long mark) {
        return LoggedEvents.positions(own.takeBehind(mark));
    }

    @Test
    void they_are_taken_in_order_however_they_come() {
        own.add(LoggedEvents.from(3, 4));
        own.add(LoggedEvents.from(1, 2));
        assertThat(takeBehind(0)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(takeBehind(4)).isEmpty();
        assertThat(own.areWaiting()).isFalse();
    }

    @Test
    void those_behind_a_gap_wait_for_it() {
        own.add(LoggedEvents.from(1, 1));
        own.add(LoggedEvents.from(3, 3));
        assertThat(takeBehind(0)).containsExactly(1L);
        assertThat(own.areWaiting()).isTrue();
        own.add(LoggedEvents.from(2, 2));
        assertThat(takeBehind(1)).containsExactly(2L, 3L);
    }

    @Test
    void those_that_a_query_has_passed_are_not_taken_again() {
        own.add(LoggedEvents.from(3, 5));
        assertThat(takeBehind(0)).isEmpty();
        assertThat(takeBehind(4)).containsExactly(5L);
        assertThat(own.areWaiting()).isFalse();
    }

    @Test
    void too_many_behind_a_gap_are_left_to_the_query() {
        own.add(LoggedEvents.from(2, 7));
        assertThat(takeBehind(0)).isEmpty();
        assertThat(own.areWaiting()).isFalse();
    }
}
