package dev.ordinal.engine.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.StreamId;

import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final StreamId SENDER = new StreamId("saga", "1");

    @CommandType(name = "lamp.light", module = "lamps")
    private record LightLamp(int watts) implements Command {
        @Override
        public StreamId stream() {
            return new StreamId("lamp", "7");
        }
    }

    private record BreakLamp() implements Command {
        @Override
        public StreamId stream() {
            return new StreamId("lamp", "7");
        }
    }

    @Test
    void a_command_goes_out_with_its_name_its_module_and_its_stream() {
        var sent = Dispatch.of(new LightLamp(40), SENDER);
        assertThat(sent.module()).isEqualTo("lamps");
        assertThat(sent.command()).isEqualTo("lamp.light");
        assertThat(sent.receiver()).isEqualTo("lamp-7");
        assertThat(sent.sender()).isEqualTo("saga-1");
        assertThat(sent.body().toString()).isEqualTo("{\"watts\":40}");
    }

    @Test
    void a_command_without_a_name_stays_in_its_module() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dispatch.of(new BreakLamp(), SENDER))
                .withMessageContaining("@CommandType");
    }
}
