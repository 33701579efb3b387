package dev.ordinal.testkit;

import io.opentelemetry.proto.metrics.v1.Metric;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Names that Prometheus gives to metrics received by OTLP (<a
 * href="https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/">OpenTelemetry,
 * Prometheus Compatibility</a>).
 */
public final class PrometheusNames {

    private static final Map<String, String> UNITS =
            Map.of("s", "seconds", "ms", "milliseconds", "By", "bytes", "1", "ratio");

    private PrometheusNames() {}

    /** The names of all series of a metric. */
    static Stream<String> of(Metric metric) {
        var name = withUnit(text(metric.getName()), metric);
        if (metric.hasHistogram()) {
            return Stream.of("_bucket", "_sum", "_count").map(name::concat);
        }
        boolean isCounter = metric.hasSum() && metric.getSum().getIsMonotonic();
        return Stream.of(isCounter ? suffixed(name, "total") : name);
    }

    private static String withUnit(String name, Metric metric) {
        var unit = metric.getUnit();
        if (unit.isEmpty() || unit.startsWith("{")) return name;
        if (unit.equals("1") && !metric.hasGauge()) return name;
        return suffixed(name, UNITS.getOrDefault(unit, text(unit)));
    }

    private static String suffixed(String name, String suffix) {
        return name.endsWith("_" + suffix) ? name : name + "_" + suffix;
    }

    /** The name of a metric or an attribute. */
    static String text(String name) {
        return name.replaceAll("[^a-zA-Z0-9_:]+", "_");
    }

    static Set<String> labels(Set<String> attributes) {
        var labels = new TreeSet<String>();
        attributes.forEach(attribute -> labels.add(text(attribute)));
        return labels;
    }
}
