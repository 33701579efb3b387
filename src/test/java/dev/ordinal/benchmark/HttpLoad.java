package dev.ordinal.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Sends the same request over some connections as fast as answers come. A client of a few bytes,
 * because client and server share the processors and only one of them is measured.
 */
final class HttpLoad {

    private final String host;
    private final int port;
    private final byte[] request;
    private final int expectedStatus;

    HttpLoad(String host, int port, String path, String body, int expectedStatus) {
        this.host = host;
        this.port = port;
        this.expectedStatus = expectedStatus;
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, host, port, bytes.length);
        this.request = (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers per second. */
    double run(int connections, Duration time) throws Exception {
        var count = new LongAdder();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, connections)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        connection(end, count);
                                        return null;
                                    }))
                            .toList();
            for (var one : all) one.get();
        }
        return count.sum() * 1e9 / (System.nanoTime() - start);
    }

    private void connection(long end, LongAdder count) throws IOException {
        try (var socket = new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                int status = readAnswer(in);
                if (status != expectedStatus) throw new IOException("Answered " + status);
                count.increment();
            }
        }
    }

    private static int readAnswer(InputStream in) throws IOException {
        int status = Integer.parseInt(readLine(in).split(" ", -1)[1]);
        int length = 0;
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("The server closed the connection");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    public static void main(String[] args) throws Exception {
        var body =
                "{\"items\":[{\"productId\":\"book\",\"quantity\":2,\"unitPrice\":{\"amount\":12.5,\"currency\":\"EUR\"}}]}";
        var load = new HttpLoad("localhost", Integer.parseInt(args[0]), "/api/orders", body, 202);
        for (int i = 0; i < Integer.parseInt(args[1]); i++)
            System.out.printf(
                    "%.0f/s%n", load.run(Integer.parseInt(args[2]), Duration.ofSeconds(10)));
    }
}
