package dev.ordinal.testkit;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;

import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Receiver of what servers export by OTLP over http/protobuf. */
public final class OtlpReceiver implements AutoCloseable {

    private static final int PORT = 24318;

    private final HttpServer server;
    private final Map<Series, Long> metrics = new ConcurrentHashMap<>();
    private final AtomicInteger exports = new AtomicInteger();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final Map<String, ExportedMetric> described = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<OtlpSpan> spans = new ConcurrentLinkedQueue<>();

    private record Series(String name, Map<String, String> attributes) {}

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var receiver = new OtlpReceiver(HttpServer.create(address, 0));
        receiver.server.createContext("/v1/metrics", receiver::takeMetrics);
        receiver.server.createContext("/v1/traces", receiver::takeSpans);
        receiver.server.start();
        return receiver;
    }

    /**
     * Settings, named as in MicroProfile Config, of a server that exports everything to this
     * receiver.
     */
    public static Map<String, String> settings() {
        return Map.of(
                "otel.sdk.disabled", "false",
                "otel.logs.exporter", "none",
                "otel.traces.exporter", "otlp",
                "otel.bsp.schedule.delay", "500",
                "otel.metrics.exporter", "otlp",
                "otel.metric.export.interval", "500",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.java.exporter.otlp.retry.disabled", "true", // or a stop takes ten seconds
                "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + PORT);
    }

    /** The same as environment variables. */
    public static Map<String, String> environment() {
        return settings().entrySet().stream()
                .collect(Collectors.toMap(e -> variable(e.getKey()), Map.Entry::getValue));
    }

    private static String variable(String name) {
        return name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * A deployment that exports to this receiver, with the classes that this needs inside the
     * server.
     */
    public static WebArchive exportingFrom(WebArchive deployment) {
        var lines = settings().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
        return OrdinalDeployment.configure(deployment, lines.toArray(String[]::new))
                .addClasses(
                        OtlpReceiver.class,
                        Series.class,
                        ExportedMetric.class,
                        OtlpSpan.class,
                        PrometheusNames.class)
                .addAsLibraries(
                        OrdinalDeployment.libraryOf(ExportMetricsServiceRequest.class),
                        OrdinalDeployment.libraryOf(MessageLite.class));
    }

    /** The last value of a metric; 0 if it was never received. */
    public long number(String metric, Map<String, String> attributes) {
        return metrics.getOrDefault(new Series(metric, attributes), 0L);
    }

    /** The values that an attribute of a metric had in what was received. */
    public Set<String> values(String metric, String attribute) {
        return metrics.keySet().stream()
                .filter(series -> series.name().equals(metric))
                .map(series -> series.attributes().get(attribute))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The number of exports of metrics that were received completely. */
    public int exports() {
        return exports.get();
    }

    /** All received metrics by their names in Prometheus, with their labels. */
    public Map<String, Set<String>> prometheus() {
        return new TreeMap<>(names);
    }

    /** The received metrics in the order of their names. */
    public List<ExportedMetric> described() {
        return List.copyOf(new TreeMap<>(described).values());
    }

    /** All received spans. */
    public List<OtlpSpan> spans() {
        return List.copyOf(spans);
    }

    private void takeSpans(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(body(exchange)).getResourceSpansList().stream()
                    .flatMap(OtlpSpan::of)
                    .forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void takeMetrics(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportMetricsServiceRequest.parseFrom(body(exchange)).getResourceMetricsList().stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .forEach(this::take);
            exports.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean isSmall = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isSmall ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private void take(Metric metric) {
        for (NumberDataPoint point : points(metric)) {
            note(metric, point.getAttributesList());
            var series =
                    new Series(metric.getName(), OtlpSpan.attributes(point.getAttributesList()));
            metrics.put(series, value(point));
        }
        for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
            note(metric, point.getAttributesList());
            var series =
                    new Series(metric.getName(), OtlpSpan.attributes(point.getAttributesList()));
            metrics.put(series, point.getCount());
        }
    }

    private static long value(NumberDataPoint point) {
        return point.hasAsDouble() ? Math.round(point.getAsDouble()) : point.getAsInt();
    }

    private void note(Metric metric, List<KeyValue> attributes) {
        var keys = OtlpSpan.attributes(attributes).keySet();
        described.merge(metric.getName(), ExportedMetric.of(metric, keys), ExportedMetric::and);
        var labels = PrometheusNames.labels(keys);
        PrometheusNames.of(metric)
                .forEach(name ->
                        names.computeIfAbsent(name, _ -> new ConcurrentSkipListSet<>())
                                .addAll(labels));
    }

    private static List<NumberDataPoint> points(Metric metric) {
        return metric.hasSum()
                ? metric.getSum().getDataPointsList()
                : metric.getGauge().getDataPointsList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
