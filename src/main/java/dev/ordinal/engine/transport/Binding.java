package dev.ordinal.engine.transport;

/**
 * A durable subscription that must exist before events are sent, or it would miss them.
 *
 * @param name its name on the broker
 * @param pattern which events: {@code order.#}
 */
public record Binding(String name, String pattern) {}
