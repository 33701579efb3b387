package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AcceptedCodingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                         | true",
                "GZip                         | true",
                "x-gzip                       | true",
                "deflate, gzip                | true",
                "gzip;q=0.001                 | true",
                "gzip ; Q = 1.000             | true",
                "br, *;q=0.1                  | true",
                "*                            | true",
                "gzip;q=0.5, identity;q=0.5   | true",
                "gzip;q=0                     | false",
                "gzip;q=0.000                 | false",
                "gzip;q=0, *                  | false",
                "gzip;q=0.5, identity         | false",
                "identity                     | false",
                "br, deflate, zstd            | false",
                "''                           | false",
                "gzip;q=2                     | false",
                "gzip;q=x                     | false",
                ";q=1                         | false",
                ",,                           | false"
            })
    void gzip_is_used_only_where_it_is_accepted_and_as_welcome_as_the_plain_form(
            String header, boolean expected) {
        assertThat(AcceptedCodings.of(List.of(header)).prefersGzip()).isEqualTo(expected);
    }

    @Test
    void several_header_lines_are_one_list_and_none_accepts_nothing() {
        assertThat(AcceptedCodings.of(List.of("br", "gzip")).prefersGzip()).isTrue();
        assertThat(AcceptedCodings.of(List.of("*", "gzip;q=0")).prefersGzip()).isFalse();
        assertThat(AcceptedCodings.of(null).prefersGzip()).isFalse();
    }
}
