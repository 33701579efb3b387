package dev.ordinal.web;

import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
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
                hasNext ? encode("a", keyOf.applyAsLong(items.getLast())) : null,
                hasPrev ? encode("b", keyOf.applyAsLong(items.getFirst())) : null);
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

    private static String encode(String direction, long key) {
        var bytes = (direction + key).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static ProblemException badCursor() {
        return ProblemException.parameter("cursor comes from next or prev of an earlier answer");
    }
}
