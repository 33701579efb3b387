package dev.ordinal.engine.command;

/**
 * Exception for a command that no handler on this server takes: its type is in the vocabulary of no
 * {@link dev.ordinal.engine.aggregate.Aggregate} and no {@link CommandHandler}.
 */
public class UnregisteredCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exception for a type of command. */
    public UnregisteredCommandException(Class<?> type) {
        super("No handler for the command " + type.getName());
    }
}
