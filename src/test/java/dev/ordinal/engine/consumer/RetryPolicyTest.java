package dev.ordinal.engine.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_usual_policy_has_three_retries_after_about_1_2_and_4_seconds() {
        var usual = RetryPolicy.USUAL;
        assertThat(usual.limit()).isEqualTo(3);
        assertThat(usual.backoff().after(1, 0.5)).isEqualTo(SECOND);
        assertThat(usual.backoff().after(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(usual.backoff().after(3, 0.5)).isEqualTo(Duration.ofSeconds(4));
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
