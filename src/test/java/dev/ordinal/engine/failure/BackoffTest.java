package dev.ordinal.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff(SECOND, Duration.ofSeconds(5), 0.2);

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, PT1S",
        "2, 0.5, PT2S",
        "3, 0.5, PT4S",
        "4, 0.5, PT5S",
        "2147483647, 0.5, PT5S",
        "1, 0, PT0.8S",
        "1, 1, PT1.2S",
        "4, 0, PT4S",
        "4, 1, PT6S"
    })
    void pauses_double_up_to_a_limit_and_differ_by_chance(
            int failures, double chance, Duration pause) {
        assertThat(backoff.after(failures, chance)).isEqualTo(pause);
    }

    @RepeatedTest(50)
    void jitter_stays_within_its_part() {
        assertThat(backoff.after(2)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
    }

    @Test
    void without_jitter_every_pause_is_the_same() {
        assertThat(new Backoff(SECOND, SECOND, 0).after(1)).isEqualTo(SECOND);
    }

    @Test
    void pauses_shorter_than_a_millisecond_are_kept() {
        var quick = new Backoff(Duration.ofNanos(500), SECOND, 0);
        assertThat(quick.after(2)).isEqualTo(Duration.ofNanos(1000));
    }

    @Test
    void a_limit_without_end_does_not_overflow() {
        var endless = new Backoff(SECOND, Duration.ofSeconds(Long.MAX_VALUE), 0);
        assertThat(endless.after(11)).isEqualTo(Duration.ofSeconds(1024));
    }
}
