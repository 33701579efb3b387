package dev.ordinal.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

class CausalChainTest {

    private final FileNotFoundException innermost = new FileNotFoundException("gone");
    private final IOException middle = new IOException("middle", innermost);
    private final UncheckedIOException outermost = new UncheckedIOException(middle);
    private final CausalChain chain = new CausalChain(outermost);

    @Test
    void it_runs_from_the_exception_to_its_first_cause() {
        assertThat(chain.stream()).containsExactly(outermost, middle, innermost);
        assertThat(chain).containsExactly(outermost, middle, innermost);
    }

    @Test
    void the_outermost_exception_of_a_type_is_found() {
        assertThat(chain.find(IOException.class)).containsSame(middle);
        assertThat(chain.find(FileNotFoundException.class)).containsSame(innermost);
        assertThat(chain.find(IllegalStateException.class)).isEmpty();
    }

    @Test
    void it_tells_whether_it_has_a_type_or_one_that_passes_a_test() {
        assertThat(chain.has(FileNotFoundException.class)).isTrue();
        assertThat(chain.has(IllegalStateException.class)).isFalse();
        assertThat(chain.has(IOException.class, e -> "gone".equals(e.getMessage()))).isTrue();
        assertThat(chain.has(IOException.class, e -> "found".equals(e.getMessage()))).isFalse();
    }

    @Test
    void causes_that_form_a_circle_end() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        assertThat(new CausalChain(first).stream()).hasSize(20);
    }
}
