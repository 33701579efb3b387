package dev.ordinal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Figures, ready to be pasted into a page of {@code docs}: printed, and left in a file. */
public final class MarkdownTable {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param name of its file: {@code target/figures/<name>.md}
     * @param columns its headings
     */
    public MarkdownTable(String name, String... columns) {
        this.file = Path.of("target", "figures", name + ".md");
        row((Object[]) columns);
        row(Collections.nCopies(columns.length, "---").toArray());
    }

    /** Adds a row; whole numbers get commas. */
    public void row(Object... cells) {
        var texts = Arrays.stream(cells).map(MarkdownTable::text).toList();
        lines.add("| " + String.join(" | ", texts) + " |");
    }

    private static String text(Object cell) {
        return cell instanceof Number number ? "%,d".formatted(number.longValue()) : "" + cell;
    }

    /** Adds a row with the median, the lowest and the highest. */
    public void rates(String name, double[] rates) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        row(name, median(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public void print() throws IOException {
        var text = String.join("\n", lines) + "\n";
        System.out.println("\n" + text);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
