package dev.ordinal.engine.message;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Under which name other modules may send a command, and to whom. A command without it is only for
 * its own module.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface CommandType {

    /** Dotted, lower case, an imperative: {@code stock.reserve}. */
    String name();

    /** The module that carries it out: {@code inventory}. */
    String module();
}
