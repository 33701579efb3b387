package dev.ordinal.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void pauses_double() {
        var usual = RetryPolicy.USUAL;
        assertThat(usual.limit()).isEqualTo(3);
        assertThat(usual.delay(1, 0.5)).isEqualTo(SECOND);
        assertThat(usual.delay(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(usual.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void pauses_have_a_limit() {
        var policy = new RetryPolicy(100, SECOND, Duration.ofSeconds(5), 0);
        assertThat(policy.delay(4, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.delay(100, 0.5)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void pauses_differ_by_chance() {
        var policy = new RetryPolicy(3, SECOND, SECOND, 0.2);
        assertThat(policy.delay(1, 0)).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.delay(1, 1)).isEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalStateException().isThrownBy(() -> new RetryPolicy(-1, SECOND, SECOND, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> new RetryPolicy(1, Duration.ZERO, SECOND, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> new RetryPolicy(1, SECOND, Duration.ofMillis(1), 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> new RetryPolicy(1, SECOND, SECOND, 1.1))
                .withMessageContaining("jitter 1.1");
    }
}
