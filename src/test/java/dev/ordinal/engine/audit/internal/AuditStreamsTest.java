package dev.ordinal.engine.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.ordinal.engine.audit.AuditStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class AuditStreamsTest {

    private static final AuditStream PRICES = new AuditStream("prices");
    private static final AuditStream HOLIDAYS = new AuditStream("holidays");

    @Test
    void every_module_has_its_own() {
        var streams = new AuditStreams(List.of(PRICES, HOLIDAYS));
        assertThatNoException().isThrownBy(() -> streams.require(new AuditStream("prices")));
    }

    @Test
    void the_log_knows_them_by_category_and_name() {
        assertThat(PRICES.id()).hasToString("audit-prices");
    }

    @Test
    void two_of_one_name_are_refused() {
        var two = List.of(PRICES, HOLIDAYS, new AuditStream("prices"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new AuditStreams(two))
                .withMessage("Two audit streams are named prices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Prices", "7prices", "list-prices", "list prices"})
    void a_name_is_in_lower_case_and_one_word(String name) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new AuditStreams(List.of(new AuditStream(name))))
                .withMessageContaining("\"" + name + "\" is not a name of an audit stream");
    }

    @Test
    void an_undeclared_audit_stream_takes_no_act() {
        var streams = new AuditStreams(List.of(HOLIDAYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> streams.require(PRICES))
                .withMessage("No module has declared the audit stream prices");
    }
}
