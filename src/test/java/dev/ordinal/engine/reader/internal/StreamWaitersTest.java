package dev.ordinal.engine.reader.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.message.StreamId;

import org.junit.jupiter.api.Test;

class StreamWaitersTest {

    private static final StreamId STREAM = new StreamId("order", "1");

    private final StreamWaiters waiters = new StreamWaiters();

    @Test
    void all_waiters_for_the_stream_are_woken() {
        try (var one = waiters.join("list", STREAM);
                var other = waiters.join("list", STREAM)) {
            waiters.wake("list", STREAM);
            assertThat(one.signal().count()).isEqualTo(1);
            assertThat(other.signal().count()).isEqualTo(1);
        }
    }

    @Test
    void no_other_waiters_are_woken() {
        try (var waiter = waiters.join("list", STREAM)) {
            waiters.wake("list", new StreamId("order", "2"));
            waiters.wake("details", STREAM);
            assertThat(waiter.signal().count()).isZero();
        }
    }

    @Test
    void a_waiter_is_woken_after_another_has_left() {
        try (var waiter = waiters.join("list", STREAM)) {
            waiters.join("list", STREAM).close();
            waiters.wake("list", STREAM);
            assertThat(waiter.signal().count()).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_kept_of_waiters_that_have_left() {
        waiters.join("list", STREAM).close();
        assertThat(waiters.isEmpty()).isTrue();
    }
}
