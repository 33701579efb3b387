package dev.ordinal.engine.message;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The type of an event: the public name, and the version of the schema that this record is written
 * in and reads. No two of the declared records share a name: an event of an older version is read
 * through the {@link dev.ordinal.engine.schema.upcast.Upcaster} of each step. A subscription or a
 * saga may have records of its own that want another version of an event.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface EventType {

    /**
     * The name: dotted, lower case, past tense: {@code order.item_added}. It is stored and is part
     * of the address on the broker ({@code events.order.item_added}), so it must not change.
     */
    String name();

    /**
     * The semantic version of the schema, {@code major.minor.patch}; see {@link SemanticVersion}
     * for what each number promises.
     */
    String version() default "1.0.0";

    /**
     * Whether the relay sends the event to the broker. A published event must stay readable in both
     * directions: newer readers read older events and older readers newer ones. For one that is not
     * published, only newer readers must read older events.
     */
    boolean published() default true;
}
