package dev.ordinal.engine.schema.upcast;

import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an event back to an older version, for subscribers that still ask for it. Often the same
 * class as the {@link Upcaster} of the step.
 */
public non-sealed interface Downcaster extends Revision {

    /**
     * The body in the older version.
     *
     * @param body a copy that nobody else holds; it may be changed and returned
     * @throws RuntimeException if the older version cannot say this; better than to say it wrongly
     */
    ObjectNode down(ObjectNode body);
}
