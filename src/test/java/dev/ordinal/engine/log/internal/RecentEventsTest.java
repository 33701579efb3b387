package dev.ordinal.engine.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class RecentEventsTest {

    private static final int ANY = 100;

    private final RecentEvents recent = new RecentEvents(10, 1_000);

    private Optional<List<Long>> read(long from, long to) {
        return recent.read(from, to, Slots.ALL, ANY).map(LoggedEvents::positions);
    }

    @Test
    void what_was_added_is_read_in_parts() {
        recent.begin(5);
        recent.add(5, LoggedEvents.from(6, 9), 9);
        recent.add(9, List.of(LoggedEvents.at(11)), 12);
        assertThat(read(5, 12)).contains(List.of(6L, 7L, 8L, 9L, 11L));
        assertThat(read(7, 9)).contains(List.of(8L, 9L));
        assertThat(read(9, 10)).contains(List.of());
        assertThat(recent.read(5, 12, Slots.ALL, 2).map(LoggedEvents::positions))
                .contains(List.of(6L, 7L));
    }

    @Test
    void what_lies_before_the_begin_or_behind_the_end_is_not_known() {
        recent.begin(5);
        recent.add(5, LoggedEvents.from(6, 9), 9);
        assertThat(read(4, 9)).isEmpty();
        assertThat(read(5, 10)).isEmpty();
        assertThat(read(9, 9)).contains(List.of());
        assertThat(read(20, 9))
                .as("a reader that another server has taken further")
                .contains(List.of());
    }

    @Test
    void only_the_events_of_the_slots_are_read() {
        recent.begin(0);
        recent.add(0, LoggedEvents.from(1, 10), 10);
        var parts = Slots.cut(4);
        var all =
                parts.stream()
                        .flatMap(slots -> recent.read(0, 10, slots, ANY).orElseThrow().stream())
                        .map(event -> event.metadata().position());
        assertThat(all).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void the_oldest_are_forgotten_when_there_are_too_many() {
        recent.begin(0);
        recent.add(0, LoggedEvents.from(1, 12), 12);
        assertThat(read(1, 12)).isEmpty();
        assertThat(read(2, 12)).map(List::size).contains(10);
    }

    @Test
    void the_oldest_are_forgotten_when_they_are_too_large() {
        recent.begin(0);
        recent.add(0, LoggedEvents.from(1, 2), 2);
        recent.add(2, List.of(LoggedEvents.at(3, "x".repeat(999))), 3);
        assertThat(read(1, 3)).isEmpty();
        assertThat(read(2, 3)).contains(List.of(3L));
        recent.add(3, List.of(LoggedEvents.at(4, "x".repeat(5_000))), 4);
        assertThat(read(3, 4)).isEmpty();
        assertThat(read(4, 4)).contains(List.of());
    }

    @Test
    void events_that_do_not_follow_take_the_place_of_those_before() {
        recent.begin(0);
        recent.add(0, LoggedEvents.from(1, 3), 3);
        recent.add(4, LoggedEvents.from(5, 6), 6);
        assertThat(read(3, 6)).isEmpty();
        assertThat(read(4, 6)).contains(List.of(5L, 6L));
    }
}
