package dev.ordinal.engine.breaker.internal;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ordinal.engine.breaker.Breaker;

import org.junit.jupiter.api.Test;

class BreakersTest {

    @Breaker("all-calls")
    interface NamedAsAWhole {
        void call();
    }

    @Test
    void a_name_on_the_class_is_refused_with_what_to_do() throws NoSuchMethodException {
        var call = NamedAsAWhole.class.getDeclaredMethod("call");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Breakers().of(call))
                .withMessageContaining("Put it on the method");
    }
}
