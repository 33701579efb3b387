package dev.ordinal.engine.http;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The page of a list that a request asks for, with the parameters {@code limit} (1 to 100, 20 by
 * default) and {@code cursor} (from {@code next} or {@code prev} of an earlier page). A resource
 * method takes it as a {@code @BeanParam}. A cursor names the key of a row, not a count of rows, so
 * nothing is shown twice or left out when rows are added meanwhile.
 */
public class PageRequest {

    private static final int DEFAULT_LIMIT = 20;
    private static final int LARGEST_LIMIT = 100;
    private static final Pattern CURSOR = Pattern.compile("([ab])(\\d{1,18})");

    /** The cursor of the first page, which any key may follow. */
    private static final String FIRST = "first";

    @Parameter(
            description = "The most items on the page",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + LARGEST_LIMIT,
                            defaultValue = "" + DEFAULT_LIMIT))
    @QueryParam("limit")
    private @Nullable String limit;

    @Parameter(
            description = "Where the page begins: next or prev of an earlier page",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            pattern = "[A-Za-z0-9_-]+",
                            examples = "YTQy"))
    @QueryParam("cursor")
    private @Nullable String cursor;

    /**
     * The place in the list at which a page begins.
     *
     * @param backwards whether the page lies before the key
     * @param key the key of the row after which the page begins, or before which it ends; null for
     *     the first page
     */
    public record Position(boolean backwards, @Nullable Long key) {}

    /**
     * Reads at most so many rows from a position: in the order of the list, or, if the position is
     * {@code backwards}, in the opposite order, beginning with the row nearest to the key. The row
     * of the key itself is not among them.
     */
    public interface Rows<T> extends BiFunction<Position, Integer, List<T>> {}

    /**
     * Reads the page.
     *
     * @param rows reads the rows; it is asked for one more than the page has, and for one on its
     *     other side, to know whether there are more
     * @param keyOf the key of a row
     * @throws ProblemException 400 if a parameter is not valid
     */
    public <T> Page<T> read(Rows<T> rows, ToLongFunction<T> keyOf) {
        int size = limit();
        var from = position();
        var found = rows.apply(from, size + 1);
        boolean more = found.size() > size;
        var items = more ? found.subList(0, size) : found;
        if (from.backwards()) items = items.reversed();
        if (items.isEmpty()) return empty(rows, keyOf, from, size);
        long first = keyOf.applyAsLong(items.getFirst());
        long last = keyOf.applyAsLong(items.getLast());
        boolean hasNext = from.backwards() ? isAny(rows, new Position(false, last)) : more;
        boolean hasPrev = from.backwards() ? more : isAnyBefore(rows, from, first);
        return new Page<>(
                List.copyOf(items),
                hasNext ? encode("a" + last) : null,
                hasPrev ? encode("b" + first) : null);
    }

    private static <T> boolean isAny(Rows<T> rows, Position from) {
        return !rows.apply(from, 1).isEmpty();
    }

    /** Whether a row comes before the first one of a page: a cursor may lie before all rows. */
    private static <T> boolean isAnyBefore(Rows<T> rows, Position from, long first) {
        return from.key() != null && isAny(rows, new Position(true, first));
    }

    /** The page of a cursor beyond the end or the beginning, with the way back to the rows. */
    private static <T> Page<T> empty(
            Rows<T> rows, ToLongFunction<T> keyOf, Position from, int size) {
        if (from.key() == null || !isAny(rows, new Position(false, null))) {
            return new Page<>(List.of(), null, null);
        }
        if (from.backwards()) return new Page<>(List.of(), encode(FIRST), null);
        // the row of the key itself comes last on the page before, so that has one row fewer of
        // these
        var before = rows.apply(new Position(true, from.key()), size);
        boolean isFirst = before.size() < size;
        return new Page<>(
                List.of(),
                null,
                encode(isFirst ? FIRST : "a" + keyOf.applyAsLong(before.getLast())));
    }

    /**
     * Cuts the page out of a complete list.
     *
     * @param all the list, sorted by key in ascending order
     * @param keyOf the key of an item, any text, unique in the list
     * @throws ProblemException 400 if a parameter is not valid
     */
    public <T> Page<T> cut(List<T> all, Function<T, String> keyOf) {
        int size = limit();
        var from = cursor == null ? FIRST : decode(cursor);
        boolean isFirst = from.equals(FIRST);
        boolean isBackwards = from.startsWith("b");
        if (!isFirst && !isBackwards && !from.startsWith("a")) throw badCursor();
        int place = isFirst ? 0 : placeOf(from.substring(1), !isBackwards, all, keyOf);
        int start = isBackwards ? Math.max(0, place - size) : place;
        int end = isBackwards ? place : Math.min(all.size(), place + size);
        var items = List.copyOf(all.subList(start, end));
        var before =
                items.isEmpty()
                        ? behind(Math.max(0, start - size), all, keyOf)
                        : "b" + keyOf.apply(items.getFirst());
        return new Page<>(
                items,
                end < all.size() ? encode(behind(end, all, keyOf)) : null,
                start > 0 ? encode(before) : null);
    }

    /** The cursor of a page that begins behind so many items. */
    private static <T> String behind(int count, List<T> all, Function<T, String> keyOf) {
        return count == 0 ? FIRST : "a" + keyOf.apply(all.get(count - 1));
    }

    /** The number of items before a key, with that of the key or without. */
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
        throw ProblemException.parameter("limit must be a number from 1 to " + LARGEST_LIMIT);
    }

    private Position position() {
        var from = cursor == null ? FIRST : decode(cursor);
        if (from.equals(FIRST)) return new Position(false, null);
        var parts = CURSOR.matcher(from);
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
        return ProblemException.parameter("cursor must be next or prev of an earlier response");
    }
}
