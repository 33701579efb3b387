package dev.ordinal.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.breaker.BreakerStatus.State;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class WatchTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final Exception away = new IllegalStateException("away");

    private final HandClock clock = new HandClock();
    private final Watch watch = new Watch("broker", Duration.ofSeconds(30), 3, clock);

    private static final class HandClock extends Clock {

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
        watch.failed(away);
        clock.advance(1);
        prevented();
    }

    private BreakerOpenException prevented() {
        return watch.prevented(new CircuitBreakerOpenException());
    }

    @Test
    void it_begins_closed() {
        assertThat(watch.status().state()).isEqualTo(State.CLOSED);
        assertThat(watch.status().since()).isEqualTo(START);
        assertThat(watch.status().nextProbe()).isNull();
    }

    @Test
    void failures_alone_do_not_tell_that_it_is_open() {
        watch.failed(away);
        assertThat(watch.status().state()).isEqualTo(State.CLOSED);
        assertThat(watch.status().failed()).isEqualTo(1);
        assertThat(watch.status().lastError()).contains("away");
    }

    @Test
    void a_call_that_is_prevented_tells_that_it_opened_with_the_last_failure() {
        open();
        var status = watch.status();
        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(status.since()).isEqualTo(START.plusSeconds(10));
        assertThat(status.nextProbe()).isEqualTo(START.plusSeconds(40));
        assertThat(status.prevented()).isEqualTo(1);
    }

    @Test
    void enough_probes_in_a_row_close_it() {
        open();
        watch.succeeded();
        watch.succeeded();
        assertThat(watch.status().state()).isEqualTo(State.HALF_OPEN);
        watch.succeeded();
        assertThat(watch.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_probe_that_fails_opens_it_again() {
        open();
        watch.succeeded();
        clock.advance(60);
        watch.failed(away);
        assertThat(watch.status().state()).isEqualTo(State.OPEN);
        assertThat(watch.status().since()).isEqualTo(START.plusSeconds(71));
        watch.succeeded();
        watch.succeeded();
        assertThat(watch.status().state()).as("it counts anew").isEqualTo(State.HALF_OPEN);
    }

    @Test
    void whoever_is_prevented_waits_for_the_next_probe() {
        open();
        clock.advance(9);
        assertThat(watch.setback(prevented()))
                .contains(new Setback("broker", Duration.ofSeconds(20)));
    }

    @Test
    void a_failed_probe_is_a_setback_and_the_failures_that_opened_it_are_not() {
        open();
        assertThat(watch.setback(away)).isEmpty();
        clock.advance(30);
        var probe = new IllegalStateException("still away");
        watch.failed(probe);
        assertThat(watch.setback(probe)).contains(new Setback("broker", Duration.ofSeconds(30)));
        assertThat(watch.setback(new IllegalStateException("another"))).isEmpty();
    }

    @Test
    void whoever_is_prevented_when_the_time_is_up_comes_while_others_probe() {
        open();
        clock.advance(30);
        var setback = watch.setback(prevented()).orElseThrow();
        assertThat(setback.pause()).isLessThan(Duration.ofSeconds(1));
        assertThat(watch.status().state()).isEqualTo(State.HALF_OPEN);
    }
}
