package dev.ordinal.engine.dispatch.internal;

import dev.ordinal.engine.consumer.UnusableMessageException;
import dev.ordinal.engine.dispatch.CommandEvent.CommandSent;

/** A received command has a type that this module does not know, or a body of another form. */
class UnknownCommandException extends UnusableMessageException {

    private static final long serialVersionUID = 1L;

    UnknownCommandException(CommandSent sent) {
        super("The module %s has no command %s".formatted(sent.module(), sent.command()), null);
    }

    UnknownCommandException(CommandSent sent, RuntimeException cause) {
        super("The command %s cannot be read".formatted(sent.command()), cause);
    }
}
