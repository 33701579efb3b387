package dev.ordinal.testkit;

import io.opentelemetry.proto.metrics.v1.Metric;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A metric as servers describe it when they export it by OTLP.
 *
 * @param type gauge, counter, up-down counter or histogram
 * @param labels the names of the attributes of all its points
 */
public record ExportedMetric(
        String name, String type, String unit, String description, Set<String> labels) {

    static ExportedMetric of(Metric metric, Set<String> labels) {
        return new ExportedMetric(
                metric.getName(), type(metric), metric.getUnit(), metric.getDescription(), labels);
    }

    private static String type(Metric metric) {
        if (metric.hasHistogram()) return "histogram";
        if (!metric.hasSum()) return "gauge";
        return metric.getSum().getIsMonotonic() ? "counter" : "up-down counter";
    }

    /** The metric with the labels of further points. */
    ExportedMetric and(ExportedMetric further) {
        var all = new TreeSet<>(labels);
        all.addAll(further.labels());
        return new ExportedMetric(name, type, unit, description, all);
    }

    /** A row of a table in Markdown: name, type, unit, labels and meaning. */
    public String row() {
        var names =
                labels.stream()
                        .sorted()
                        .map(label -> "`" + label + "`")
                        .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(name, type, unit.replaceAll("[{}]", ""), names, description);
    }
}
