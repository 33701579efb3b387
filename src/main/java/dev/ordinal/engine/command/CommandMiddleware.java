package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/**
 * A station that every command passes on its way to its handler. Any CDI bean of this type takes
 * part; the lower {@link #order}, the further outside.
 */
public interface CommandMiddleware {

    int TRACING = 100;
    int VALIDATION = 200;
    int AUTHORIZATION = 300;
    int CONFLICT_RETRY = 400;
    int TRANSACTION = 500;
    int RECEIPTS = 600;

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {

        /** Goes on with this command. */
        CommandResult handle(Command command, CommandContext context);
    }

    /** Where in the chain this station stands. */
    int order();

    /** Answers itself, or goes on with {@code next}, perhaps more than once. */
    CommandResult around(Command command, CommandContext context, Next next);
}
