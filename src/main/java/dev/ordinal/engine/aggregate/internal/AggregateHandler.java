package dev.ordinal.engine.aggregate.internal;

import dev.ordinal.engine.aggregate.Aggregate;
import dev.ordinal.engine.aggregate.Decision.Accepted;
import dev.ordinal.engine.aggregate.Decision.Refused;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandHandler;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.log.AppendResult.Appended;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.message.Event;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one handler of aggregates: load, decide, append. Many commands begin a stream. So one whose
 * stream is not in memory is first decided as if there were none: where that makes one event, and
 * it can be appended as the first, there was none, and nothing had to be read.
 */
final class AggregateHandler<C extends Command, S, E extends Event> implements CommandHandler<C> {

    private final Aggregate<C, S, E> aggregate;
    private final AggregateStates<S> states;
    private final EventStore store;

    /** Types of commands whose last one, on a stream that was not in memory, found events in it. */
    private final Set<Class<?>> continuing = ConcurrentHashMap.newKeySet();

    AggregateHandler(Aggregate<C, S, E> aggregate, AggregateStates<S> states, EventStore store) {
        this.aggregate = aggregate;
        this.states = states;
        this.store = store;
    }

    @Override
    public Class<C> commands() {
        return aggregate.commands();
    }

    @Override
    public CommandResult handle(C command, CommandContext context) {
        return begin(command, context).orElseGet(() -> goOn(command, context));
    }

    /** Begins a stream; empty if the stream may exist, and nothing was appended. */
    private Optional<CommandResult> begin(C command, CommandContext context) {
        if (!mayBegin(command) || !context.takes(0)) return Optional.empty();
        var before = states.initial();
        if (!(aggregate.decider().decide(before.state(), command) instanceof Accepted<E> accepted)
                || accepted.events().size() != 1) return Optional.empty();
        var result = append(command, context, before, accepted);
        if (result instanceof CommandResult.Accepted) return Optional.of(result);
        continuing.add(command.getClass());
        return Optional.empty();
    }

    private boolean mayBegin(C command) {
        return !continuing.contains(command.getClass()) && !states.isKnown(command.stream());
    }

    private CommandResult goOn(C command, CommandContext context) {
        var before = states.load(command.stream());
        if (before.version() == 0) continuing.remove(command.getClass());
        return switch (aggregate.decider().decide(before.state(), command)) {
            case Refused<E>(var code) -> new CommandResult.Refused(code);
            // A precondition counts only where the command would succeed (RFC 9110, 13.2.1).
            case Accepted<E> _ when !context.takes(before.version()) ->
                    new CommandResult.Stale(before.version());
            case Accepted<E> accepted -> append(command, context, before, accepted);
        };
    }

    private CommandResult append(
            C command, CommandContext context, VersionedState<S> before, Accepted<E> accepted) {
        var stream = command.stream();
        var result = store.append(stream, before.version(), accepted.events(), context.origin());
        return switch (result) {
            case Conflict _ -> {
                states.forget(stream);
                yield new CommandResult.Conflict(stream);
            }
            case Appended(long version) -> {
                states.keep(stream, before, accepted.events(), version);
                yield new CommandResult.Accepted(stream, version);
            }
        };
    }
}
