package dev.ordinal.engine.command;

/** A command was sent that no handler takes. */
public class UnregisteredCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnregisteredCommandException(Class<?> type) {
        super("No handler for the command " + type.getName());
    }
}
