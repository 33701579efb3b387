package dev.ordinal.engine.schema.upcast;

import dev.ordinal.engine.message.EventName;

import tools.jackson.databind.node.ObjectNode;

/**
 * An event as JSON, in one version.
 *
 * @param type its name and version
 * @param body its body in that version
 */
public record EventTree(EventName type, ObjectNode body) {}
