package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/**
 * Carries out the commands of one vocabulary, in the transaction that the bus has begun.
 *
 * @param <C> the vocabulary
 */
public interface CommandHandler<C extends Command> {

    /** A sealed interface of commands, or one record. */
    Class<C> commands();

    /**
     * Carries the command out. Everything but {@link CommandResult.Accepted} rolls back or wrote
     * nothing.
     */
    CommandResult handle(C command, CommandContext context);
}
