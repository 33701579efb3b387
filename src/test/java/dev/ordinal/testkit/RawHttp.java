package dev.ordinal.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Requests as bytes, for what a client of HTTP would not send. */
public final class RawHttp {

    private static final int LONGEST_SILENCE_MILLIS = 20_000;

    private final URI server;

    public RawHttp(URI server) {
        this.server = server;
    }

    /** A response; its body is as it was sent, with the sizes of chunks between. */
    public record Response(int status, String headers, String body) {}

    /** Sends one request without a body and reads the response until the server disconnects. */
    public Response send(String method, String target, String... headers) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(head(method, target, "Connection: close", headers));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            if (end < 0) throw new IOException("No response to " + target + ": " + answer);
            return new Response(
                    Integer.parseInt(answer.substring(9, 12)),
                    answer.substring(0, end),
                    answer.substring(end + 4));
        }
    }

    /** Announces a body, sends a part of it and resets the connection. */
    public void reset(String method, String target, String... headers) throws IOException {
        try (var socket = connect()) {
            socket.setSoLinger(true, 0);
            var out = socket.getOutputStream();
            out.write(head(method, target, "Content-Length: 1000", headers));
            out.write("{".getBytes(UTF_8));
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        return socket;
    }

    private byte[] head(String method, String target, String header, String... more) {
        var lines = String.join("\r\n", more);
        return "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n%s\r\n"
                .formatted(
                        method,
                        target,
                        server.getAuthority(),
                        header,
                        lines.isEmpty() ? "" : lines + "\r\n")
                .getBytes(ISO_8859_1);
    }
}
