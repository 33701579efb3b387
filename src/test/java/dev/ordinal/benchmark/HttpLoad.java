package dev.ordinal.benchmark;

import dev.ordinal.testkit.Http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Load generator that sends the same request over several connections and waits for each answer. It
 * is minimal, since client and server share the processors and only the server is measured.
 */
final class HttpLoad {

    private final URI base;
    private final byte[] request;

    /** A client of the customer alice. */
    HttpLoad(URI base, String path, String json) throws IOException, InterruptedException {
        this.base = base;
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(
                                path, base.getAuthority(), Http.token(base, "alice"), body.length);
        this.request = (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends over one connection until told to stop; returns the number of answers with 202. */
    long connection(BooleanSupplier goOn) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            var answers = new BufferedInputStream(socket.getInputStream());
            long count = 0;
            for (; goOn.getAsBoolean(); count++) {
                socket.getOutputStream().write(request);
                int status = readAnswer(answers);
                if (status != 202) throw new IOException("Answered " + status);
            }
            return count;
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
}
