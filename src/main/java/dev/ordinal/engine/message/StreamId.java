package dev.ordinal.engine.message;

import java.util.UUID;

/**
 * The name of one stream of events, {@code category-id}: {@code order-0198c4f2-...}.
 *
 * @param category what kind of thing lives in the stream; lower-case letters and underscores
 * @param id which one; free of its own, not blank
 */
public record StreamId(String category, String id) {

    /** Streams are spread over this many slots, so that readers can share the work. */
    public static final int SLOTS = 1024;

    public StreamId {
        if (category.isEmpty() || !category.chars().allMatch(StreamId::isCategoryLetter)) {
            throw new IllegalArgumentException("No stream category: '" + category + "'");
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("A stream of category " + category + " without id");
        }
    }

    public static StreamId of(String category, UUID id) {
        return new StreamId(category, id.toString());
    }

    /** The inverse of {@link #toString}. */
    public static StreamId parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("No stream id: '" + text + "'");
        }
        return new StreamId(text.substring(0, dash), text.substring(dash + 1));
    }

    /** The slot of this stream: stable for ever, because checkpoints are kept by slot. */
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
