package dev.ordinal.engine.http;

import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Which part of a list is wanted. Keyset paging: a cursor names a row's key, not a count of rows,
 * so nothing is shown twice or left out when rows come in meanwhile.
 */
public class PageRequest {

    private static final int DEFAULT_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;
    private static final Pattern CURSOR = Pattern.compile("([ab])(\\d{1,18})");

    @QueryParam("limit")
    private @Nullable String limit;

    @QueryParam("cursor")
    private @Nullable String cursor;

    /**
     * A cursor taken apart.
     *
     * @param backwards whether it asks for what comes before the key
     * @param key of the row that the page begins behind, or ends before; null for the first page
     */
    public record Position(boolean backwards, @Nullable Long key) {}

    /** Reads up to so many rows from a position, always going away from it. */
    public interface Rows<T> extends BiFunction<Position, Integer, List<T>> {}

    /**
     * Reads the page.
     *
     * @param rows reads one row more than the page has, to know whether there are more
     * @param keyOf the key of a row
     */
    public <T> Page<T> read(Rows<T> rows, ToLongFunction<T> keyOf) {
        int size = limit();
        var from = position();
        var found = rows.apply(from, size + 1);
        boolean more = found.size() > size;
        var items = more ? found.subList(0, size) : found;
        if (from.backwards()) items = items.reversed();
        if (items.isEmpty()) return new Page<>(List.of(), null, null);
        boolean hasNext = from.backwards() || more;
        boolean hasPrev = from.backwards() ? more : from.key() != null;
        return new Page<>(
                List.copyOf(items),
                hasNext ? encode("a" + keyOf.applyAsLong(items.getLast())) : null,
                hasPrev ? encode("b" + keyOf.applyAsLong(items.getFirst())) : null);
    }

    /**
     * Cuts the page out of a list that is there as a whole.
     *
     * @param all sorted by their keys
     * @param keyOf the key of an item, whatever it looks like
     */
    public <T> Page<T> cut(List<T> all, Function<T, String> keyOf) {
        int size = limit();
        var from = cursor == null ? "" : decode(cursor);
        boolean isBackwards = from.startsWith("b");
        if (cursor != null && !isBackwards && !from.startsWith("a")) throw badCursor();
        int place = cursor == null ? 0 : placeOf(from.substring(1), !isBackwards, all, keyOf);
        int start = isBackwards ? Math.max(0, place - size) : place;
        int end = isBackwards ? place : Math.min(all.size(), place + size);
        var items = List.copyOf(all.subList(start, end));
        if (items.isEmpty()) return new Page<>(items, null, null);
        return new Page<>(
                items,
                end < all.size() ? encode("a" + keyOf.apply(items.getLast())) : null,
                start > 0 ? encode("b" + keyOf.apply(items.getFirst())) : null);
    }

    /** How many items stand before a key; with it, or without it. */
    private static <T> int placeOf(
            String key, boolean with, List<T> all, Function<T, String> keyOf) {
        return (int)
                all.stream()
                        .mapToInt(item -> keyOf.apply(item).compareTo(key))
                        .filter(order -> with ? order <= 0 : order < 0)
                        .count();
    }

    private int limit() {
        if (limit == null) return DEFAULT_LIMIT;
        if (limit.matches("\\d{1,4}")) {
            int wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= LARGEST_LIMIT) return wanted;
        }
        throw ProblemException.parameter("limit is a number from 1 to " + LARGEST_LIMIT);
    }

    private Position position() {
        if (cursor == null) return new Position(false, null);
        var parts = CURSOR.matcher(decode(cursor));
        if (!parts.matches()) throw badCursor();
        return new Position(parts.group(1).equals("b"), Long.valueOf(parts.group(2)));
    }

    private static String encode(String position) {
        var bytes = position.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static ProblemException badCursor() {
        return ProblemException.parameter("cursor comes from next or prev of an earlier answer");
    }
}
