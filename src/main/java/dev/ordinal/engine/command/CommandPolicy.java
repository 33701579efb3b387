package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/**
 * A rule about who may send which command. Every CDI bean of this type is asked about every
 * command, also those of sagas; a command that one of them does not permit is {@link
 * CommandResult.Forbidden}. Without any policy everything is permitted.
 */
public interface CommandPolicy {

    /**
     * Whether the actor may send this command. It is asked on the sender's thread, after Bean
     * Validation and before the transaction begins. A rule that needs the state of the stream
     * belongs in the decider. An exception reaches the sender; the command is not handled.
     *
     * @param context holds the actor: {@code context.actor()}
     */
    boolean permits(Command command, CommandContext context);
}
