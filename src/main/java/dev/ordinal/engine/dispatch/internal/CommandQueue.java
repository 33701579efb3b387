package dev.ordinal.engine.dispatch.internal;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.command.CommandResult.Forbidden;
import dev.ordinal.engine.command.CommandResult.Invalid;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.ContentionException;
import dev.ordinal.engine.dispatch.CommandEvent.CommandRefused;
import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.transport.internal.Binding;

import tools.jackson.core.JacksonException;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Consumer that passes the commands sent to one module on to the command bus. The events of an
 * accepted command commit together with the note that the command was processed; so do a refusal
 * and the event that answers it.
 */
final class CommandQueue implements Subscription<CommandSent> {

    private final String module;
    private final Map<String, Class<?>> commands;
    private final CommandBus bus;
    private final EventStore store;

    CommandQueue(String module, Map<String, Class<?>> commands, CommandBus bus, EventStore store) {
        this.module = module;
        this.commands = commands;
        this.bus = bus;
        this.store = store;
    }

    @Override
    public String name() {
        return Binding.commandsFor(module).name();
    }

    @Override
    public String pattern() {
        return Binding.commandsFor(module).pattern();
    }

    @Override
    public Class<CommandSent> events() {
        return CommandSent.class;
    }

    @Override
    public boolean matches(String eventName) {
        return eventName.equals(CommandSent.NAME);
    }

    @Override
    public void on(CommandSent sent, Metadata metadata) {
        var origin = metadata.origin();
        var context =
                new CommandContext(
                        metadata.id(),
                        origin.correlationId(),
                        origin.actor(),
                        origin.traceparent(),
                        origin.tracestate(),
                        null,
                        null);
        answer(sent, bus.send(read(sent), context), context);
    }

    /**
     * Answers a refused command with an event; the events of an accepted command are its answer.
     */
    private void answer(CommandSent sent, CommandResult result, CommandContext context) {
        switch (result) {
            case Accepted _ -> {}
            case Refused(var code) -> refuse(sent, code, "", context);
            case Invalid(var violations) ->
                    refuse(sent, "command.invalid", text(violations), context);
            case Forbidden _ -> refuse(sent, "command.forbidden", "", context);
            case Conflict(var stream) ->
                    throw new ContentionException("Others are writing to " + stream);
            default -> throw new IllegalStateException(sent.command() + " came to " + result);
        }
    }

    private static String text(List<CommandResult.Violation> violations) {
        return violations.stream()
                .map(fault -> fault.path() + " " + fault.message())
                .collect(Collectors.joining(", "));
    }

    private void refuse(CommandSent sent, String code, String detail, CommandContext context) {
        var refusal =
                new CommandRefused(
                        sent.module(),
                        sent.command(),
                        sent.receiver(),
                        sent.sender(),
                        code,
                        detail);
        store.append(StreamId.of("command", context.id()), 0, List.of(refusal), context.origin());
    }

    private Command read(CommandSent sent) {
        var type = commands.get(sent.command());
        if (type == null) throw new UnknownCommandException(sent);
        try {
            return (Command) Json.TOLERANT.treeToValue(sent.body(), type);
        } catch (JacksonException e) {
            throw new UnknownCommandException(sent, e);
        }
    }
}
