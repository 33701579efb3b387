package dev.ordinal.engine.command;

import java.util.List;

/**
 * A source of handlers that are not beans themselves. The bus asks every CDI bean of this type
 * once, when the server starts.
 */
public interface CommandHandlerSource {

    /** The handlers, each with a vocabulary of its own. */
    List<CommandHandler<?>> handlers();
}
