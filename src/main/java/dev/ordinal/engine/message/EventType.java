package dev.ordinal.engine.message;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The public name of an event and the semantic version of its schema that this record reads. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface EventType {

    /** Dotted, lower case, past tense: {@code order.item_added}. */
    String name();

    /** A semantic version, {@code major.minor.patch}. */
    String version() default "1.0.0";

    /**
     * Whether it leaves the service. What does not may change in ways only we must be able to read.
     */
    boolean published() default true;
}
