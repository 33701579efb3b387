package dev.ordinal.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writer of server-sent events (<a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML, 9.2</a>).
 * Every message is sent at once. An {@link IOException} means that the client has disconnected.
 * Unlike {@code SseEventSink}, it can send an id without an event.
 */
public final class EventStream {

    private final OutputStream out;

    /**
     * A writer to the output of a response.
     *
     * @param out the stream that a {@code StreamingOutput} is given
     */
    public EventStream(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends an event.
     *
     * @param id the id from which a client goes on when it reconnects; no line breaks
     * @param name the type of the event; no line breaks
     * @param data the data; each of its lines becomes a field of its own
     */
    public void event(String id, String name, String data) throws IOException {
        var text = new StringBuilder();
        field(text, "id", id);
        field(text, "event", name);
        data.lines().forEach(line -> field(text, "data", line));
        send(text);
    }

    /**
     * Sends a comment and an id. Clients remember the id, and dispatch no event.
     *
     * @param text the comment, one line; may be empty
     * @param id the id from which a client goes on when it reconnects; no line breaks
     */
    public void comment(String text, String id) throws IOException {
        var message = new StringBuilder();
        field(message, "", text);
        field(message, "id", id);
        send(message);
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private void send(StringBuilder message) throws IOException {
        out.write(message.append('\n').toString().getBytes(UTF_8));
        out.flush();
    }
}
