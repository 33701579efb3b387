package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;

/** Says who may send which command. Every CDI bean of this type is asked; each may say no. */
public interface CommandPolicy {

    /**
     * Whether the actor may send this command at all. Rules that need the state belong in the
     * decider.
     */
    boolean permits(Command command, CommandContext context);
}
