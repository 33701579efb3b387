package dev.ordinal.shop.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class WebhookSignatureTest {

    private static final String SECRET = "whsec_test";
    private static final byte[] BODY = bytes("{\"id\":\"evt_1\"}");
    private static final long THEN = 1_700_000_000;

    /** {@code printf '%s' '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test}. */
    private static final String V1 =
            "c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925";

    private static final String WRONG = "00".repeat(32);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean signs(String header, long now) {
        return WebhookSignature.parse(header).signs(BODY, SECRET, Instant.ofEpochSecond(now));
    }

    @Test
    void the_providers_signature_signs_the_body() {
        assertThat(signs("t=1700000000,v1=" + V1, THEN)).isTrue();
        assertThat(signs("t=1700000000, v1=" + V1 + ",v0=abc", THEN)).isTrue();
    }

    @Test
    void any_of_several_signatures_will_do() {
        assertThat(signs("t=1700000000,v1=" + WRONG + ",v1=" + V1, THEN)).isTrue();
        assertThat(signs("t=1700000000,v1=" + V1 + ",v1=" + WRONG, THEN)).isTrue();
    }

    @Test
    void it_is_good_for_five_minutes_either_way() {
        assertThat(signs("t=1700000000,v1=" + V1, THEN + 300)).isTrue();
        assertThat(signs("t=1700000000,v1=" + V1, THEN - 300)).isTrue();
        assertThat(signs("t=1700000000,v1=" + V1, THEN + 301)).isFalse();
        assertThat(signs("t=1700000000,v1=" + V1, THEN - 301)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1700000000",
                "v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925",
                "t=1700000001,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925",
                "t=1700000000,v0=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925",
                "t=1700000000,v1=xyz",
                "t=1700000000,v1=",
                "t=,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925",
                "t=99999999999999999999,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925"
            })
    void whatever_else_is_no_signature(String header) {
        assertThat(signs(header, THEN)).isFalse();
    }

    @Test
    void another_body_or_secret_is_not_signed() {
        var signature = WebhookSignature.parse("t=1700000000,v1=" + V1);
        var now = Instant.ofEpochSecond(THEN);
        assertThat(signature.signs(bytes("{\"id\":\"evt_2\"}"), SECRET, now)).isFalse();
        assertThat(signature.signs(BODY, "whsec_other", now)).isFalse();
    }
}
