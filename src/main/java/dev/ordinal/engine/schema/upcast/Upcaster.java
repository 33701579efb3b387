package dev.ordinal.engine.schema.upcast;

import tools.jackson.databind.node.ObjectNode;

/**
 * A step that brings an event to a newer version, or to another name.
 *
 * <pre>{@code
 * @ApplicationScoped
 * class PricesGetACurrency implements Upcaster {
 *     public VersionStep step() { return VersionStep.of("order.created", "1.0.0", "2.0.0"); }
 *     public ObjectNode up(ObjectNode body) { return body.put("currency", "EUR"); }
 * }
 * }</pre>
 */
public non-sealed interface Upcaster extends Revision {

    /**
     * The body in the newer version. It must be valid under the newer schema.
     *
     * @param body a copy of its own for this call; it may be changed and returned
     * @throws RuntimeException if the older version does not allow such a body. The event then
     *     cannot be read: a command on its stream fails, a projection stops at it, and a
     *     subscription gets it as a dead letter at once. When the server starts, it reads one event
     *     of each stored version, and is not ready if that fails
     */
    ObjectNode up(ObjectNode body);
}
