package dev.ordinal.engine.schema;

/**
 * An event type as the world knows it.
 *
 * @param name {@code order.item_added}
 * @param version semantic version of its schema
 */
public record EventName(String name, String version) {

    @Override
    public String toString() {
        return name + " " + version;
    }
}
