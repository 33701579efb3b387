package dev.ordinal.testkit;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Receives what a server exports by OTLP over http/protobuf. */
public final class OtlpReceiver implements AutoCloseable {

    private static final int PORT = 24318;
    private static final String CONFIGURATION =
            "WEB-INF/classes/META-INF/microprofile-config.properties";

    private final HttpServer server;
    private final Map<Series, Long> metrics = new ConcurrentHashMap<>();

    private record Series(String name, Map<String, String> attributes) {}

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var receiver = new OtlpReceiver(HttpServer.create(address, 0));
        receiver.server.createContext("/v1/metrics", receiver::takeMetrics);
        receiver.server.start();
        return receiver;
    }

    /** Settings of a server that exports to here, with their names of MicroProfile Config. */
    public static Map<String, String> settings() {
        return Map.of(
                "otel.sdk.disabled", "false",
                "otel.traces.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.metrics.exporter", "otlp",
                "otel.metric.export.interval", "500",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + PORT);
    }

    /** The deployment, exporting to here, with what this class needs inside the server. */
    public static WebArchive exportingFrom(WebArchive deployment) {
        var lines = settings().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
        var own = new String(read(deployment), StandardCharsets.UTF_8);
        var all = lines.collect(Collectors.joining("\n", own + "\n", "\n"));
        return deployment
                .addClasses(OtlpReceiver.class, Series.class)
                .add(new StringAsset(all), CONFIGURATION)
                .addAsLibraries(
                        OrdinalDeployment.libraryOf(ExportMetricsServiceRequest.class),
                        OrdinalDeployment.libraryOf(MessageLite.class));
    }

    private static byte[] read(WebArchive deployment) {
        try (var content = deployment.get(CONFIGURATION).getAsset().openStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a number was when it last came; 0 if it never did. */
    public long number(String metric, Map<String, String> attributes) {
        return metrics.getOrDefault(new Series(metric, attributes), 0L);
    }

    private void takeMetrics(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceMetricsList()
                    .stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .forEach(this::take);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void take(Metric metric) {
        for (NumberDataPoint point : points(metric)) {
            var attributes =
                    point.getAttributesList().stream()
                            .collect(
                                    Collectors.toMap(
                                            KeyValue::getKey,
                                            pair -> pair.getValue().getStringValue()));
            metrics.put(new Series(metric.getName(), attributes), point.getAsInt());
        }
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
