package dev.ordinal.engine.message;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The public name of a command that other modules may send: {@code stock.reserve}. A command
 * without one is only for its own module.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface CommandType {

    /** Dotted, lower case, an imperative. */
    String value();
}
