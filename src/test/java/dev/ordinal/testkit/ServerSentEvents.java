package dev.ordinal.testkit;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Client that listens to a stream of server-sent events (WHATWG HTML, 9.2) until it is closed. */
public final class ServerSentEvents implements AutoCloseable {

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Stream<String>>> response;
    private volatile String id = "";
    private String event = "";
    private final StringBuilder data = new StringBuilder();
    private volatile boolean ended;

    ServerSentEvents(HttpClient client, HttpRequest request) {
        response = client.sendAsync(request, BodyHandlers.ofLines());
        var _ = response.thenAcceptAsync(this::read);
    }

    /**
     * One event.
     *
     * @param id the last id that was sent with or before it
     */
    public record Message(String id, String event, String data) {}

    /** The messages received so far. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The comments received so far; a heartbeat is an empty comment. */
    public List<String> comments() {
        return List.copyOf(comments);
    }

    /** The last id that was sent, also without an event; empty if none was. */
    public String lastId() {
        return id;
    }

    public HttpResponse<?> answer() {
        return response.join();
    }

    /** Whether the server has ended the stream. */
    public boolean hasEnded() {
        return ended;
    }

    private void read(HttpResponse<Stream<String>> answer) {
        try (var lines = answer.body()) {
            lines.forEach(this::take);
            ended = true;
        }
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (line.isEmpty()) dispatch();
        else if (colon == 0) comments.add(line.substring(1).strip());
        else if (colon > 0) field(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private void field(String name, String value) {
        switch (name) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(value);
            default -> {}
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) messages.add(new Message(id, event, data.toString()));
        event = "";
        data.setLength(0);
    }

    /** Disconnects, as a browser does. */
    @Override
    public void close() {
        if (response.isDone() && !response.isCompletedExceptionally())
            response.join().body().close();
        else response.cancel(true);
    }
}
