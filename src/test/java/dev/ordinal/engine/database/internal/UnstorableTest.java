package dev.ordinal.engine.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

class UnstorableTest {

    @Test
    void a_data_exception_is_about_a_value_and_an_outage_or_a_missing_table_is_not() {
        assertThat(Unstorable.isOne(wrapped("22P05"))).isTrue();
        assertThat(Unstorable.isOne(wrapped("22021"))).isTrue();
        assertThat(Unstorable.isOne(wrapped("08006"))).isFalse();
        assertThat(Unstorable.isOne(wrapped("42P01"))).isFalse();
        assertThat(Unstorable.isOne(new SQLException("no state"))).isFalse();
    }

    private static Exception wrapped(String state) {
        return new IllegalStateException(new SQLException("", state));
    }
}
