package dev.ordinal.engine.schema.upcast;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * A step that makes other events of one: several, one of another name, or none. All of them stand
 * in the place of the stored event and have its {@linkplain dev.ordinal.engine.message.Metadata
 * metadata}: id, version and position.
 */
public non-sealed interface Splitter extends Revision {

    /**
     * The events that stand for this one, in order; empty to drop it. Each must be one of the ends
     * of {@link #step} and valid under its schema.
     *
     * @param body a copy of its own for this call; it may be changed and returned
     * @throws RuntimeException if the body cannot be converted; see {@link Upcaster#up}
     */
    List<EventTree> split(ObjectNode body);
}
