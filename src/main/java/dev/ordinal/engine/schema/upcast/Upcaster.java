package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.schema.internal.upcast.UpcastException;

import tools.jackson.databind.node.ObjectNode;

/** Brings an event to a newer version. */
public non-sealed interface Upcaster extends Revision {

    /**
     * The body in the newer version.
     *
     * @param body a copy that nobody else holds; it may be changed and returned
     * @throws RuntimeException if the body is none that the older version can have; reading the
     *     event then fails with an {@link UpcastException} that says where
     */
    ObjectNode up(ObjectNode body);
}
