package dev.ordinal.engine.consumer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.breaker.internal.BreakerRejection;
import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.internal.FailureCause.FailedProbe;
import dev.ordinal.engine.consumer.internal.FailureCause.HandlerFailed;
import dev.ordinal.engine.consumer.internal.FailureCause.Unavailable;
import dev.ordinal.engine.consumer.internal.FailureCause.Unusable;
import dev.ordinal.engine.consumer.internal.FailureDecision.Bury;
import dev.ordinal.engine.consumer.internal.FailureDecision.GiveBack;
import dev.ordinal.engine.consumer.internal.FailureDecision.Park;
import dev.ordinal.engine.consumer.internal.FailureDecision.Retry;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class FailureRulesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Optional<BreakerRejection> NONE = Optional.empty();

    private static final BreakerRejection OPEN =
            new BreakerRejection("supplier", Duration.ofSeconds(30));

    private static final FailureCause UNUSABLE = new Unusable();
    private static final FailureCause UNAVAILABLE = new Unavailable(NONE);
    private static final FailureCause REJECTED = new Unavailable(Optional.of(OPEN));
    private static final FailureCause FAILED_PROBE = new FailedProbe(OPEN);
    private static final FailureCause FAILED = new HandlerFailed();

    /** Two retries, after 1 and 2 seconds, with a jitter of a half. */
    private static final RetryPolicy TWICE = new RetryPolicy(2, SECOND, Duration.ofMinutes(1), 0.5);

    private static final RetryPolicy NEVER = new RetryPolicy(0, SECOND, SECOND, 0);
    private static final FailureRules RETRYING = new FailureRules(TWICE, false);
    private static final FailureRules PARKING = new FailureRules(TWICE, true);
    private static final FailureRules NO_RETRIES = new FailureRules(NEVER, false);

    /**
     * One row of the table.
     *
     * @param failures how often the message failed before
     */
    record Row(FailureRules rules, FailureCause cause, int failures, FailureDecision decision) {}

    private static Row row(
            FailureRules rules, FailureCause cause, int failures, FailureDecision decision) {
        return new Row(rules, cause, failures, decision);
    }

    static final List<Row> TABLE =
            List.of(
                    row(RETRYING, UNUSABLE, 0, new Bury(0)),
                    row(RETRYING, UNUSABLE, 1, new Bury(1)),
                    row(PARKING, UNUSABLE, 0, new Bury(0)),
                    row(NO_RETRIES, UNUSABLE, 0, new Bury(0)),
                    row(RETRYING, UNAVAILABLE, 0, new GiveBack(NONE)),
                    row(RETRYING, UNAVAILABLE, 2, new GiveBack(NONE)),
                    row(PARKING, UNAVAILABLE, 0, new GiveBack(NONE)),
                    row(NO_RETRIES, UNAVAILABLE, 0, new GiveBack(NONE)),
                    row(RETRYING, REJECTED, 0, new GiveBack(Optional.of(OPEN))),
                    row(PARKING, REJECTED, 2, new GiveBack(Optional.of(OPEN))),
                    row(RETRYING, FAILED_PROBE, 0, new Retry(0, OPEN.pause(), Optional.of(OPEN))),
                    row(RETRYING, FAILED_PROBE, 2, new Retry(2, OPEN.pause(), Optional.of(OPEN))),
                    row(PARKING, FAILED_PROBE, 1, new Park(1, OPEN.pause(), Optional.of(OPEN))),
                    row(NO_RETRIES, FAILED_PROBE, 0, new Retry(0, OPEN.pause(), Optional.of(OPEN))),
                    row(RETRYING, FAILED, 0, new Retry(1, SECOND, NONE)),
                    row(RETRYING, FAILED, 1, new Retry(2, SECOND.multipliedBy(2), NONE)),
                    row(RETRYING, FAILED, 2, new Bury(2)),
                    row(RETRYING, FAILED, 3, new Bury(3)),
                    row(PARKING, FAILED, 0, new Park(1, SECOND, NONE)),
                    row(PARKING, FAILED, 1, new Park(2, SECOND.multipliedBy(2), NONE)),
                    row(PARKING, FAILED, 2, new Bury(2)),
                    row(NO_RETRIES, FAILED, 0, new Bury(0)));

    @ParameterizedTest
    @FieldSource("TABLE")
    void the_decision_follows_the_table(Row row) {
        assertThat(row.rules().decide(row.cause(), row.failures(), 0.5)).isEqualTo(row.decision());
    }

    @Test
    void chance_makes_a_retry_come_earlier_or_later() {
        assertThat(RETRYING.decide(FAILED, 0, 0))
                .isEqualTo(new Retry(1, Duration.ofMillis(500), NONE));
        assertThat(PARKING.decide(FAILED, 0, 1))
                .isEqualTo(new Park(1, Duration.ofMillis(1500), NONE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void chance_does_not_move_the_next_probe(double chance) {
        assertThat(RETRYING.decide(FAILED_PROBE, 0, chance))
                .isEqualTo(new Retry(0, OPEN.pause(), Optional.of(OPEN)));
    }

    @RepeatedTest(20)
    void the_dice_stay_within_the_policys_jitter() {
        var decision = (Retry) RETRYING.decide(FAILED, 0);
        assertThat(decision.pause()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
    }

    @Test
    void metrics_count_a_failure_only_against_a_message_that_is_at_fault() {
        assertThat(RETRYING.decide(FAILED, 0).outcome()).isEqualTo(Outcome.RETRIED);
        assertThat(PARKING.decide(FAILED, 0).outcome()).isEqualTo(Outcome.PARKED);
        assertThat(RETRYING.decide(FAILED, 2).outcome()).isEqualTo(Outcome.DEAD_LETTERED);
        assertThat(RETRYING.decide(UNUSABLE, 0).outcome()).isEqualTo(Outcome.DEAD_LETTERED);
        assertThat(RETRYING.decide(UNAVAILABLE, 0).outcome()).isEqualTo(Outcome.GIVEN_BACK);
        assertThat(RETRYING.decide(FAILED_PROBE, 0).outcome()).isEqualTo(Outcome.GIVEN_BACK);
        assertThat(PARKING.decide(FAILED_PROBE, 0).outcome()).isEqualTo(Outcome.GIVEN_BACK);
    }

    @Test
    void the_consumer_waits_for_a_breaker_that_rejected_a_call_and_for_no_other() {
        assertThat(RETRYING.decide(REJECTED, 0).breaker()).contains(OPEN);
        assertThat(RETRYING.decide(FAILED_PROBE, 0).breaker()).contains(OPEN);
        assertThat(PARKING.decide(FAILED_PROBE, 0).breaker()).contains(OPEN);
        assertThat(RETRYING.decide(UNAVAILABLE, 0).breaker()).isEmpty();
        assertThat(RETRYING.decide(FAILED, 0).breaker()).isEmpty();
        assertThat(RETRYING.decide(UNUSABLE, 0).breaker()).isEmpty();
    }
}
