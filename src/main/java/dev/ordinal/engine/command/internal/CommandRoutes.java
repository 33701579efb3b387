package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandHandler;
import dev.ordinal.engine.command.UnregisteredCommandException;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.ModuleDefinition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Routes from each type of command to the handler that takes it. */
public final class CommandRoutes {

    private final Map<Class<?>, CommandHandler<?>> handlers = new HashMap<>();

    /**
     * Routes the commands of each handler's vocabulary.
     *
     * @throws IllegalStateException if two handlers take the same command
     */
    public CommandRoutes(Collection<? extends CommandHandler<?>> all) {
        all.forEach(this::register);
    }

    private void register(CommandHandler<?> handler) {
        var vocabulary = new ModuleDefinition("", Set.of(handler.commands()), Set.of());
        for (Class<?> command : vocabulary.commandTypes()) {
            var other = handlers.put(command, handler);
            if (other != null) {
                throw new IllegalStateException(
                        "Two handlers for the command %s: %s and %s"
                                .formatted(command.getName(), other, handler));
            }
        }
    }

    /**
     * Checks that every declared command has a handler, and that others send it to the module that
     * declares it.
     *
     * @throws IllegalStateException if a module declares a command that no handler takes, or one
     *     whose {@link CommandType} names another module
     */
    public void requireFor(List<ModuleDefinition> modules) {
        for (ModuleDefinition module : modules) {
            for (Class<?> command : module.commandTypes()) {
                if (!handlers.containsKey(command)) {
                    throw new IllegalStateException(
                            "The module %s declares the command %s, but nothing handles it"
                                    .formatted(module.name(), command.getName()));
                }
                requireAddress(module, command);
            }
        }
    }

    private static void requireAddress(ModuleDefinition module, Class<?> command) {
        var type = command.getAnnotation(CommandType.class);
        if (type == null || type.module().equals(module.name())) return;
        throw new IllegalStateException(
                "The module %s declares the command %s, but its @CommandType names the module %s: it would never arrive"
                        .formatted(module.name(), command.getName(), type.module()));
    }

    public CommandHandler<?> handlerOf(Class<?> command) {
        var handler = handlers.get(command);
        if (handler == null) throw new UnregisteredCommandException(command);
        return handler;
    }
}
