package dev.ordinal.engine.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class Sha256Test {

    /** The first example of FIPS 180-2, appendix B. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_digest_of_pieces_is_that_of_the_whole() {
        assertThat(new Sha256().add("abc").hex()).isEqualTo(ABC);
        var bytes = "bc".getBytes(StandardCharsets.UTF_8);
        assertThat(new Sha256().add("a").add(bytes).hex()).isEqualTo(ABC);
        assertThat(new Sha256().add("abc").bytes()).hasSize(32).startsWith(0xba, 0x78, 0x16);
    }
}
