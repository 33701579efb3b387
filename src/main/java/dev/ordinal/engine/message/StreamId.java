package dev.ordinal.engine.message;

import java.util.UUID;

/**
 * The name of one stream of events, {@code category-id}: {@code order-0198c4f2-...}. It is stored
 * and sent, so neither part may change.
 *
 * @param category the kind of thing that the stream is about: lower-case letters a to z and
 *     underscores
 * @param id the thing itself; any text that is not blank
 */
public record StreamId(String category, String id) {

    /** The number of slots over which streams are spread, so that readers can share the work. */
    public static final int SLOTS = 1024;

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if the category holds another character or nothing, or the
     *     id is blank
     */
    public StreamId {
        if (category.isEmpty() || !category.chars().allMatch(StreamId::isCategoryLetter)) {
            throw new IllegalArgumentException("No stream category: '" + category + "'");
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("A stream of category " + category + " without id");
        }
    }

    /** The stream of a thing whose id is a UUID. */
    public static StreamId of(String category, UUID id) {
        return new StreamId(category, id.toString());
    }

    /**
     * The stream of that name, the inverse of {@link #toString}: the category ends at the first
     * dash.
     *
     * @throws IllegalArgumentException if the text is not the name of a stream
     */
    public static StreamId parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("No stream id: '" + text + "'");
        }
        return new StreamId(text.substring(0, dash), text.substring(dash + 1));
    }

    /**
     * The slot of the stream, from 0 to {@link #SLOTS} - 1. It depends on the name only and never
     * changes, because checkpoints are kept by slot.
     */
    public int slot() {
        int hash = toString().hashCode();
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    @Override
    public String toString() {
        return category + "-" + id;
    }

    private static boolean isCategoryLetter(int c) {
        return (c >= 'a' && c <= 'z') || c == '_';
    }
}
