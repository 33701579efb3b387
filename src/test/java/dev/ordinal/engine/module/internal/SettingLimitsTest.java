package dev.ordinal.engine.module.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Stub;

import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class SettingLimitsTest {

    private static Config config(Object value) {
        return Stub.of(Config.class).answering("getOptionalValue", _ -> Optional.of(value)).get();
    }

    @Test
    void a_number_below_its_least_is_refused() {
        assertThat(SettingLimits.numberFault(config(1L), "ordinal.readers.batch", 1)).isEmpty();
        assertThat(SettingLimits.numberFault(config(0L), "ordinal.readers.batch", 1))
                .contains("ORDINAL_READERS_BATCH is 0. The least is 1");
    }

    @Test
    void a_duration_is_longer_than_zero_unless_zero_means_something() {
        var zero = config(Duration.ZERO);
        assertThat(SettingLimits.durationFault(zero, "ordinal.tail.pace", true)).isEmpty();
        assertThat(SettingLimits.durationFault(zero, "ordinal.inbox.kept", false))
                .contains("ORDINAL_INBOX_KEPT is PT0S. It must be longer than zero");
        var negative = config(Duration.ofSeconds(-1));
        assertThat(SettingLimits.durationFault(negative, "ordinal.tail.pace", true))
                .contains("ORDINAL_TAIL_PACE is PT-1S. It must not be negative");
    }
}
