package dev.ordinal.engine.command;

import java.util.List;

/** Brings handlers that are not beans themselves. */
public interface CommandHandlerSource {

    /** The handlers, each for a vocabulary of its own. */
    List<CommandHandler<?>> handlers();
}
