package dev.ordinal.engine.schema.upcast;

import tools.jackson.databind.node.ObjectNode;

/**
 * A step that brings an event back to an older version, for subscriptions that still want it. Often
 * the same class as the {@link Upcaster} of the step. Both ends of the step have the same name.
 */
public non-sealed interface Downcaster extends Revision {

    /**
     * The body in the older version. It must be valid under the older schema.
     *
     * @param body a copy of its own for this call; it may be changed and returned
     * @throws RuntimeException if the older version cannot express the event; a failure is better
     *     than a wrong event. A subscription that wants the older version gets the event as a dead
     *     letter at once
     */
    ObjectNode down(ObjectNode body);
}
