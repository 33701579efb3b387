package dev.ordinal.engine.schema.upcast;

/**
 * What there is to do in one step between two versions. A small class of its own, handed to CDI;
 * pure: the same body gives the same result, and neither clock nor chance nor anything outside has
 * a say, for the same event is read again and again, on any server, for ever.
 */
public sealed interface Revision permits Upcaster, Splitter, Downcaster {

    /** Which step it is. */
    VersionStep step();
}
