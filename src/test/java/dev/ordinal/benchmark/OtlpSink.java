package dev.ordinal.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Takes whatever a server exports and keeps nothing of it but the number of spans. */
final class OtlpSink implements AutoCloseable {

    private static final int PORT = 24319;

    private final HttpServer server;
    private final AtomicLong spans = new AtomicLong();

    private OtlpSink(HttpServer server) {
        this.server = server;
    }

    static OtlpSink start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var sink = new OtlpSink(HttpServer.create(address, 0));
        sink.server.createContext("/", OtlpSink::drain);
        sink.server.createContext("/v1/traces", sink::count);
        sink.server.start();
        return sink;
    }

    /**
     * Environment variables of a server that exports to here, as often and as much as it does by
     * itself.
     */
    static Map<String, String> settings() {
        return Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + PORT);
    }

    private static void drain(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void count(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .forEach(scope -> spans.addAndGet(scope.getSpansCount()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Spans so far. */
    long spans() {
        return spans.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
