package dev.ordinal.engine.schema.upcast;

/**
 * One step between two versions of an event: an {@link Upcaster}, a {@link Splitter}, a {@link
 * Downcaster}, or an {@code Upcaster} and {@code Downcaster} in one class. Any CDI bean of this
 * type takes part, also those of modules that the server does not run.
 *
 * <p>It is pure: no clock, no random numbers, no I/O, since the same stored event is read again and
 * again, on any server, and must always give the same result. Any number of threads call it at the
 * same time. The stored event stays as it was written.
 *
 * <p>Between versions of one major number no step is needed. A step is still used where one is
 * declared.
 */
public sealed interface Revision permits Upcaster, Splitter, Downcaster {

    /**
     * The versions that the step lies between. Both must have released schemas, the step must lead
     * to a newer version or to another name, and no two classes may make the same step, or the
     * server does not start.
     */
    VersionStep step();
}
