package dev.ordinal.engine.schema.upcast;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Makes other events of one: several, or one of another name, or none. All of them stand at the
 * place of the one that is stored, with its id, version and position.
 */
public non-sealed interface Splitter extends Revision {

    /**
     * What the event is now, in order; empty if it is nothing any more.
     *
     * @param body a copy that nobody else holds; it may be changed and returned
     * @throws RuntimeException as in {@link Upcaster#up}
     */
    List<EventTree> split(ObjectNode body);
}
