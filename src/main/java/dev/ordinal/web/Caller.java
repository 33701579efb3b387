package dev.ordinal.web;

/** Who sends the request. */
@FunctionalInterface
public interface Caller {

    /** The customer that they are, under a pseudonym, and the actor of what they cause. */
    String id();
}
