package dev.ordinal.engine.message;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The public name of a command and its receiver, for commands that a saga sends to another module
 * (or to its own). Name and components of the record are a contract between modules: the command
 * travels as JSON, and its receiver ignores components that it does not know. A command without
 * this annotation can be sent only through the {@link dev.ordinal.engine.command.CommandBus} of its
 * own module.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface CommandType {

    /**
     * The name: dotted, lower case, an imperative: {@code stock.reserve}. A command whose name its
     * module does not know becomes a dead letter at once.
     */
    String name();

    /**
     * The receiver: the name in its {@link ModuleDefinition}. The command waits on the broker, on
     * the queue {@code commands.<module>}, until a server that runs the module takes it.
     */
    String module();
}
