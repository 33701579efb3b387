package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.testkit.Stub;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class TokenSettingsTest {

    private static Config config(@Nullable String issuer, @Nullable String keys) {
        Map<Object, @Nullable String> values = new HashMap<>();
        values.put("ordinal.tokens.issuer", issuer);
        values.put("ordinal.tokens.keys", keys);
        return Stub.of(Config.class)
                .answering("getConfigValue", name -> value(values.get(name[0])))
                .get();
    }

    @SuppressWarnings("NullAway") // a value that is not there
    private static ConfigValue value(@Nullable String raw) {
        return Stub.of(ConfigValue.class).answering("getRawValue", _ -> raw).get();
    }

    @Test
    void all_or_nothing_is_right() {
        assertThat(TokenSettings.fault(config(null, null))).isEmpty();
        assertThat(TokenSettings.fault(config("https://id", "https://id/keys"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id,",
        ", https://id/keys",
        "'', ''",
        "https://id, ''",
        "' ', https://id/keys"
    })
    void half_a_provider_is_not_taken_for_the_demo(@Nullable String issuer, @Nullable String keys) {
        assertThat(TokenSettings.fault(config(issuer, keys)))
                .hasValueSatisfying(fault ->
                        assertThat(fault).contains("ORDINAL_TOKENS_ISSUER", "ORDINAL_TOKENS_KEYS"));
    }
}
