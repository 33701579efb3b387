package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/**
 * A layer around the handling of every command, for what all commands need. Any CDI bean of this
 * type takes part. A lower {@link #order} is further outside: a layer between {@link
 * #CONFLICT_RETRY} and {@link #TRANSACTION} is called again for each attempt, without a
 * transaction, and one above {@code TRANSACTION} is called inside the transaction.
 *
 * <pre>{@code
 * public CommandResult around(Command command, CommandContext context, Next next) {
 *     return isReadOnly() ? new CommandResult.Refused("service.read-only") : next.handle(command, context);
 * }
 * }</pre>
 *
 * It is called on the sender's thread. An exception reaches the sender, and rolls back if it was
 * thrown inside the transaction.
 */
public interface CommandMiddleware {

    /** The order of the layer that makes a span and measures the time. */
    int TRACING = 100;

    /** The order of Bean Validation; behind it every command is valid. */
    int VALIDATION = 200;

    /** The order of the layer that asks the {@link CommandPolicy policies}. */
    int AUTHORIZATION = 300;

    /** The order of the layer that repeats a command after a {@link CommandResult.Conflict}. */
    int CONFLICT_RETRY = 400;

    /** The order of the layer that begins and ends the transaction. */
    int TRANSACTION = 500;

    /**
     * The order of the layer that answers a repeated idempotency key; a layer further inside is not
     * called for a repetition.
     */
    int RECEIPTS = 600;

    /** The layers further inside, and the handler. */
    @FunctionalInterface
    interface Next {

        /** Calls the layers further inside with a command, usually the same one. */
        CommandResult handle(Command command, CommandContext context);
    }

    /**
     * The place in the chain. It is asked once, when the server starts; which of two layers with
     * the same order is further outside is not defined.
     */
    int order();

    /**
     * Handles a command: with a result of its own, or with that of {@code next}, which may be
     * called several times.
     */
    CommandResult around(Command command, CommandContext context, Next next);
}
