package dev.ordinal.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** OTLP receiver that discards what a server exports and counts its bytes. */
final class OtlpSink implements AutoCloseable {

    private static final int PORT = 24319;

    private final HttpServer server;
    private final AtomicLong bytes = new AtomicLong();

    private OtlpSink(HttpServer server) {
        this.server = server;
    }

    static OtlpSink start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var sink = new OtlpSink(HttpServer.create(address, 0));
        sink.server.createContext("/", sink::drain);
        sink.server.start();
        return sink;
    }

    /**
     * Environment variables of a server that exports to this receiver, with the default interval
     * and volume.
     */
    static Map<String, String> settings() {
        return Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + PORT);
    }

    /**
     * Discards a request without parsing it, since the server that is measured shares the
     * processors.
     */
    private void drain(HttpExchange exchange) throws IOException {
        try (exchange) {
            bytes.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The number of bytes received. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
