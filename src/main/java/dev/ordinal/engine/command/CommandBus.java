package dev.ordinal.engine.command;

import dev.ordinal.engine.command.internal.CommandRoutes;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Command bus: the path of every command to its one handler, through the middleware. Resources send
 * commands through {@link dev.ordinal.engine.http.CommandGateway}; a subscription or a worker sends
 * them here:
 *
 * <pre>{@code
 * var result = bus.send(new ConfirmParcel(id), CommandContext.by("parcel-scanner"));
 * }</pre>
 */
@ApplicationScoped
public class CommandBus {

    @Inject @Any private Instance<CommandHandler<?>> handlers;
    @Inject @Any private Instance<CommandHandlerSource> sources;
    @Inject @Any private Instance<CommandMiddleware> middleware;
    @Inject @Any private Instance<ModuleDefinition> modules;
    @Inject private StartupChecks checks;

    private CommandRoutes routes = new CommandRoutes(List.of());
    private CommandMiddleware.Next chain = this::dispatch;

    /** Stops the start if a declared command has no handler, or any command has two. */
    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        checks.require(() -> {
            routes = findRoutes();
            chain = link();
        });
    }

    private CommandRoutes findRoutes() {
        var all = new ArrayList<CommandHandler<?>>(handlers.stream().toList());
        sources.forEach(source -> all.addAll(source.handlers()));
        var found = new CommandRoutes(all);
        found.requireFor(modules.stream().toList());
        return found;
    }

    /**
     * Sends a command and waits for its result. Everything runs on the caller's thread. The bus
     * begins a transaction, and an accepted command is durable when this returns. Inside a
     * transaction of the caller the command joins it instead: it is durable when that one commits,
     * and a result other than {@link CommandResult.Accepted} or {@link CommandResult.Refused} marks
     * it for rollback.
     *
     * <p>When another transaction has appended to the stream meanwhile, the command is decided
     * again on the new state, at most {@code ordinal.commands.attempts} times (10).
     *
     * @throws UnregisteredCommandException if no handler takes this type of command
     * @throws RuntimeException if a handler, a policy or the database fails; the transaction is
     *     rolled back, and nothing has happened
     */
    public CommandResult send(Command command, CommandContext context) {
        routes.handlerOf(command.getClass());
        return chain.handle(command, context);
    }

    private CommandMiddleware.Next link() {
        CommandMiddleware.Next next = this::dispatch;
        var stations =
                middleware.stream()
                        .sorted(Comparator.comparingInt(CommandMiddleware::order))
                        .toList();
        for (CommandMiddleware station : stations.reversed()) {
            var inner = next;
            next = (command, context) -> station.around(command, context, inner);
        }
        return next;
    }

    private CommandResult dispatch(Command command, CommandContext context) {
        return dispatch(routes.handlerOf(command.getClass()), command, context);
    }

    private static <C extends Command> CommandResult dispatch(
            CommandHandler<C> handler, Command command, CommandContext context) {
        return handler.handle(handler.commands().cast(command), context);
    }
}
