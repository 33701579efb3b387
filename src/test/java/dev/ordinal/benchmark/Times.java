package dev.ordinal.benchmark;

import dev.ordinal.testkit.MarkdownTable;

import java.util.List;

/**
 * Durations in nanoseconds.
 *
 * @param all from the first start to the last end
 * @param each duration of each
 */
record Times(long all, List<Long> each) {

    /** Adds a row with the rate per second, the median, and the 99th percentile. */
    void addTo(MarkdownTable table, String name) {
        var sorted = each.stream().sorted().toList();
        table.row(
                name,
                "%,.1f".formatted(sorted.size() * 1e9 / all),
                millis(sorted.get(sorted.size() / 2)),
                millis(sorted.get((int) (sorted.size() * 0.99))));
    }

    private static String millis(long nanos) {
        return "%,.1f ms".formatted(nanos / 1e6);
    }
}
