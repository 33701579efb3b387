package dev.ordinal.testkit;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Speaks HTTP to a deployment, as any program would. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern LINK = Pattern.compile("<([^>]+)>;\\s*rel=\"(\\w+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;

    private Http(URI base) {
        this.base = base;
    }

    public static Http at(URL base) {
        try {
            return new Http(base.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An answer as it came. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return Json.STRICT.readTree(body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The header that must be there. */
        public String need(String name) {
            return header(name).orElseThrow(() -> new AssertionError("No " + name + " in " + this));
        }

        /** Where the link with this relation leads (RFC 8288). */
        public Optional<String> link(String relation) {
            return response.headers().allValues("Link").stream()
                    .flatMap(header -> LINK.matcher(header).results())
                    .filter(link -> link.group(2).equals(relation))
                    .map(link -> link.group(1))
                    .findFirst();
        }

        @Override
        public String toString() {
            return response + " " + response.headers().map() + " " + body();
        }
    }

    /**
     * Gets a representation.
     *
     * @param headers names and values in turn
     */
    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /** Posts JSON. */
    public Answer post(String path, String json, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, BodyPublishers.ofString(json), all);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        try {
            var request = request(path, headers).timeout(PATIENCE).method(method, body).build();
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A stream of server-sent events. */
    public ServerSentEvents listen(String path, String... headers) {
        return new ServerSentEvents(CLIENT, request(path, headers).build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public URI base() {
        return base;
    }
}
