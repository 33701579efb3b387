package dev.ordinal.engine.http.internal.registry;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * Protocol over which readers outside receive events, as AsyncAPI describes it. The document names
 * every bean of this type that has a server.
 */
interface MessagingProtocol {

    /** Its key in the bindings of AsyncAPI. */
    String key();

    /** Its servers by name; none if it is not in use. */
    Map<String, ObjectNode> servers();

    /** What is particular to its messages. */
    ObjectNode messageBinding();

    /** What is particular to its channels. */
    ObjectNode channelBinding();
}
