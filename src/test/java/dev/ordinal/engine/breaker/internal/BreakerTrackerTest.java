package dev.ordinal.engine.breaker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.breaker.BreakerOpenException;
import dev.ordinal.engine.breaker.internal.BreakerStatus.State;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class BreakerTrackerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final Exception away = new IllegalStateException("away");

    private final ManualClock clock = new ManualClock();
    private final BreakerTracker tracker =
            new BreakerTracker("broker", Duration.ofSeconds(30), 3, clock);

    private static final class ManualClock extends Clock {

        private Instant now = START;

        void advance(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void open() {
        clock.advance(10);
        tracker.failed(away);
        clock.advance(1);
        prevented();
    }

    private BreakerOpenException prevented() {
        return tracker.prevented(new CircuitBreakerOpenException());
    }

    @Test
    void it_begins_closed() {
        assertThat(tracker.status().state()).isEqualTo(State.CLOSED);
        assertThat(tracker.status().since()).isEqualTo(START);
        assertThat(tracker.status().nextProbe()).isNull();
    }

    @Test
    void it_opened_with_the_last_attempt_though_a_retry_hides_it() {
        clock.advance(100);
        tracker.attemptFailed(away);
        clock.advance(1);
        prevented();
        assertThat(tracker.status().state()).isEqualTo(State.OPEN);
        assertThat(tracker.status().since()).isEqualTo(START.plusSeconds(100));
        assertThat(tracker.status().failed()).isZero();
    }

    @Test
    void it_opens_again_with_a_probe_that_fails_though_a_retry_hides_it() {
        open();
        clock.advance(30);
        prevented();
        assertThat(tracker.status().state()).isEqualTo(State.HALF_OPEN);
        tracker.attemptFailed(away);
        prevented();
        assertThat(tracker.status().state()).isEqualTo(State.OPEN);
    }

    @Test
    void failures_alone_do_not_tell_that_it_is_open() {
        tracker.failed(away);
        assertThat(tracker.status().state()).isEqualTo(State.CLOSED);
        assertThat(tracker.status().failed()).isEqualTo(1);
        assertThat(tracker.status().lastError()).contains("away");
    }

    @Test
    void a_call_that_is_prevented_tells_that_it_opened_with_the_last_failure() {
        open();
        var status = tracker.status();
        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(status.since()).isEqualTo(START.plusSeconds(10));
        assertThat(status.nextProbe()).isEqualTo(START.plusSeconds(40));
        assertThat(status.prevented()).isEqualTo(1);
    }

    @Test
    void enough_probes_in_a_row_close_it() {
        open();
        tracker.succeeded();
        tracker.succeeded();
        assertThat(tracker.status().state()).isEqualTo(State.HALF_OPEN);
        tracker.succeeded();
        assertThat(tracker.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_probe_that_fails_opens_it_again() {
        open();
        tracker.succeeded();
        clock.advance(60);
        tracker.failed(away);
        assertThat(tracker.status().state()).isEqualTo(State.OPEN);
        assertThat(tracker.status().since()).isEqualTo(START.plusSeconds(71));
        tracker.succeeded();
        tracker.succeeded();
        assertThat(tracker.status().state()).as("it counts anew").isEqualTo(State.HALF_OPEN);
    }

    @Test
    void a_rejected_call_waits_for_the_next_probe() {
        open();
        clock.advance(9);
        assertThat(tracker.rejection(prevented()))
                .contains(new BreakerRejection("broker", Duration.ofSeconds(20)));
    }

    @Test
    void a_failed_probe_is_a_rejection_and_the_failures_that_opened_the_breaker_are_not() {
        open();
        assertThat(tracker.rejection(away)).isEmpty();
        clock.advance(30);
        var probe = new IllegalStateException("still away");
        tracker.failed(probe);
        assertThat(tracker.rejection(probe))
                .contains(new BreakerRejection("broker", Duration.ofSeconds(30)));
        assertThat(tracker.rejection(new IllegalStateException("another"))).isEmpty();
    }

    @Test
    void a_call_rejected_after_the_delay_came_while_others_probe() {
        open();
        clock.advance(30);
        var rejection = tracker.rejection(prevented()).orElseThrow();
        assertThat(rejection.pause()).isLessThan(Duration.ofSeconds(1));
        assertThat(tracker.status().state()).isEqualTo(State.HALF_OPEN);
    }
}
