package dev.ordinal.engine.command.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandHandler;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.UnregisteredCommandException;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.message.StreamId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class CommandRoutesTest {

    sealed interface DoorCommand extends Command {
        @Override
        default StreamId stream() {
            return new StreamId("door", "1");
        }

        record Open() implements DoorCommand {}

        record Close() implements DoorCommand {}
    }

    private record Takes<C extends Command>(Class<C> commands) implements CommandHandler<C> {
        @Override
        public CommandResult handle(C command, CommandContext context) {
            return new CommandResult.Accepted(command.stream(), 1);
        }
    }

    private static final CommandHandler<DoorCommand> DOORS = new Takes<>(DoorCommand.class);

    private static ModuleDefinition module(Class<? extends Command> commands) {
        return new ModuleDefinition("doors", Set.of(commands), Set.of());
    }

    @Test
    void a_handler_of_a_vocabulary_takes_each_of_its_commands() {
        var routes = new CommandRoutes(List.of(DOORS));
        assertThat(routes.handlerOf(DoorCommand.Open.class)).isSameAs(DOORS);
        assertThat(routes.handlerOf(DoorCommand.Close.class)).isSameAs(DOORS);
        routes.requireFor(List.of(module(DoorCommand.class)));
    }

    @Test
    void two_handlers_for_one_command_stop_the_start() {
        var second = new Takes<>(DoorCommand.Close.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> new CommandRoutes(List.of(DOORS, second)))
                .withMessageContaining(DoorCommand.Close.class.getName())
                .withMessageContaining("Two handlers");
    }

    @Test
    void a_declared_command_without_handler_stops_the_start() {
        var routes = new CommandRoutes(List.of(new Takes<>(DoorCommand.Open.class)));
        assertThatIllegalStateException()
                .isThrownBy(() -> routes.requireFor(List.of(module(DoorCommand.class))))
                .withMessageContaining("doors")
                .withMessageContaining(DoorCommand.Close.class.getName());
    }

    @CommandType(name = "gate.open", module = "gates")
    record OpenGate() implements Command {
        @Override
        public StreamId stream() {
            return new StreamId("gate", "1");
        }
    }

    @Test
    void a_command_that_is_sent_to_another_module_than_its_own_stops_the_start() {
        var routes = new CommandRoutes(List.of(new Takes<>(OpenGate.class)));
        assertThatIllegalStateException()
                .isThrownBy(() -> routes.requireFor(List.of(module(OpenGate.class))))
                .withMessageContaining("module doors")
                .withMessageContaining("@CommandType names the module gates");
    }

    @Test
    void an_unregistered_command_is_a_defect_that_names_it() {
        assertThatThrownBy(() -> new CommandRoutes(List.of()).handlerOf(DoorCommand.Open.class))
                .isInstanceOf(UnregisteredCommandException.class)
                .hasMessageContaining(DoorCommand.Open.class.getName());
    }

    @Test
    void the_bus_refuses_an_unregistered_command_before_anything_else_looks_at_it() {
        var command = new DoorCommand.Open();
        assertThatThrownBy(() -> new CommandBus().send(command, CommandContext.by("alice")))
                .isInstanceOf(UnregisteredCommandException.class);
    }
}
