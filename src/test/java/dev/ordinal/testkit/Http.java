package dev.ordinal.testkit;

import dev.ordinal.engine.json.Json;

import org.jspecify.annotations.Nullable;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * HTTP client for a deployment; it acts as the customer alice unless a test names another user.
 * Each answer must be as {@code openapi.json} among the test resources describes it, if that is
 * there; {@link OrdinalDeployment} takes it into the server, for tests that run there.
 */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern LINK = Pattern.compile("<([^>]+)>;\\s*rel=\"(\\w+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Whether there is a snapshot; without one the validator need not be there either. */
    private static final boolean IS_DESCRIBED = Http.class.getResource(DescribedApi.FILE) != null;

    private static final String CUSTOMER = "alice";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final URI base;
    private final URI tokens;
    private final @Nullable String user;

    private Http(URI base, URI tokens, @Nullable String user) {
        this.base = base;
        this.tokens = tokens;
        this.user = user;
    }

    public static Http at(URL base) {
        try {
            return new Http(base.toURI(), base.toURI(), CUSTOMER);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A client that acts as another user of the demo. */
    public Http as(String name) {
        return new Http(base, tokens, name);
    }

    /** A client without a token. */
    public Http asNobody() {
        return new Http(base, tokens, null);
    }

    /** A client with tokens that another server issues. */
    public Http tokensFrom(URI server) {
        return new Http(base, server, user);
    }

    /** Registers a token for a user. */
    public static void know(URI server, String user, String token) {
        TOKENS.put(server + " " + user, token);
    }

    /** A token for a user of the demo, requested once and then cached. */
    public static String token(URI server, String user) throws IOException, InterruptedException {
        var known = TOKENS.get(server + " " + user);
        return known == null ? newToken(server, user) : known;
    }

    /** A new token for a user of the demo, for a server that may not accept the cached one. */
    public static String newToken(URI server, String user)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve("/api/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString("username=" + user + "&password=" + user))
                        .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("No token: " + answer.body());
        var token = Json.STRICT.readTree(answer.body()).path("access_token").stringValue();
        TOKENS.put(server + " " + user, token);
        return token;
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

        /** The value of a required header. */
        public String need(String name) {
            return header(name).orElseThrow(() -> new AssertionError("No " + name + " in " + this));
        }

        /** The target of the link with this relation (RFC 8288). */
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
        return send("POST", path, json, headers);
    }

    /** Puts JSON. */
    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    private Answer send(String method, String path, String json, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send(method, path, BodyPublishers.ofString(json), all);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        try {
            var request = request(path, headers).timeout(TIMEOUT).method(method, body);
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 401 || !needsToken(path, headers)) return described(answer);
            authorize(request, newToken(tokens, String.valueOf(user)));
            return described(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer, which must be as the OpenAPI description says. */
    private static Answer described(HttpResponse<String> answer) {
        if (IS_DESCRIBED) DescribedApi.check(answer);
        return new Answer(answer);
    }

    /** Opens a stream of server-sent events. */
    public ServerSentEvents listen(String path, String... headers) {
        try {
            return new ServerSentEvents(CLIENT, request(path, headers).build());
        } catch (IOException e) {
            throw new AssertionError("No token", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path));
        if (headers.length > 0) request.headers(headers);
        if (needsToken(path, headers)) {
            authorize(request, token(tokens, String.valueOf(user)));
        }
        return request;
    }

    private boolean needsToken(String path, String... headers) {
        return user != null
                && base.resolve(path).getPath().startsWith("/api/")
                && !List.of(headers).contains("Authorization");
    }

    private static void authorize(HttpRequest.Builder request, String token) {
        request.setHeader("Authorization", "Bearer " + token);
    }

    public URI base() {
        return base;
    }
}
