package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/**
 * A handler of commands that are not decided by an {@link dev.ordinal.engine.aggregate.Aggregate}.
 * Any CDI bean of this type takes part. It is called on the sender's thread, in the transaction of
 * the command, and any number of threads call it at the same time.
 *
 * @param <C> the vocabulary of its commands
 */
public interface CommandHandler<C extends Command> {

    /**
     * The vocabulary: a sealed interface of records, or one record. The server does not start if
     * another handler or aggregate takes one of them.
     */
    Class<C> commands();

    /**
     * Handles one command, and again in a new transaction after a {@link CommandResult.Conflict}.
     *
     * @return the result. {@link CommandResult.Accepted} commits, and so does {@link
     *     CommandResult.Refused}, so that its receipt is kept: a handler that refuses has written
     *     nothing. Any other result rolls back
     * @throws RuntimeException if something is broken; the transaction is rolled back, and the
     *     exception reaches the sender
     */
    CommandResult handle(C command, CommandContext context);
}
