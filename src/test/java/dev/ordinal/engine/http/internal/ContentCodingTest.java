package dev.ordinal.engine.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordinal.engine.http.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

class ContentCodingTest {

    private static final byte[] TEXT = "{\"items\": []}".repeat(100).getBytes(UTF_8);

    private static byte[] gzip(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out)) {
            deflate.write(body);
        }
        return out.toByteArray();
    }

    private static byte[] read(ContentCoding coding, byte[] body) throws IOException {
        return coding.decode(new ByteArrayInputStream(body)).readAllBytes();
    }

    @Test
    void a_body_is_decoded_as_it_says() throws IOException {
        assertThat(read(ContentCoding.NONE, TEXT)).isEqualTo(TEXT);
        assertThat(read(ContentCoding.GZIP, gzip(TEXT))).isEqualTo(TEXT);
        assertThat(read(ContentCoding.DEFLATE, deflate(TEXT))).isEqualTo(TEXT);
    }

    @Test
    void every_part_of_a_body_that_ends_too_early_is_refused() throws IOException {
        var whole = gzip(TEXT);
        for (int length = 0; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(ContentCoding.GZIP, part))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("The body is not complete gzip data");
        }
        var part = Arrays.copyOf(deflate(TEXT), 10);
        assertThatThrownBy(() -> read(ContentCoding.DEFLATE, part))
                .hasMessage("The body is not complete deflate data");
    }

    @Test
    void a_body_in_another_coding_than_it_says_is_refused() throws IOException {
        for (byte[] wrong : List.of(TEXT, deflate(TEXT), damaged(gzip(TEXT)))) {
            assertThatThrownBy(() -> read(ContentCoding.GZIP, wrong))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> read(ContentCoding.DEFLATE, gzip(TEXT)))
                .isInstanceOf(ProblemException.class);
    }

    private static byte[] damaged(byte[] body) {
        body[body.length - 6] ^= 1; // in the checksum
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, GZIP",
        "x-gzip, GZIP",
        "GZip, GZIP",
        "deflate, DEFLATE",
        "identity, NONE",
        "'', NONE",
        "'identity, gzip', GZIP"
    })
    void a_coding_is_known_by_its_names(String header, ContentCoding coding) {
        assertThat(ContentCoding.of(List.of(header))).isEqualTo(coding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "aes128gcm", "gzip, gzip", "x"})
    void other_codings_and_several_are_refused(String header) {
        assertThatThrownBy(() -> ContentCoding.of(List.of(header)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void without_the_header_there_is_none() {
        assertThat(ContentCoding.of(null)).isEqualTo(ContentCoding.NONE);
        assertThatThrownBy(() -> ContentCoding.of(List.of("gzip", "gzip")))
                .isInstanceOf(ProblemException.class);
    }
}
