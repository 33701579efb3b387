package dev.ordinal.testkit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import dev.ordinal.engine.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An OpenAPI 3.1 description that answers are checked against: status, media type, required headers
 * and body. Operations that it does not describe are not checked.
 */
public final class DescribedApi {

    /** The place of the description of this service on the class path. */
    static final String FILE = "/openapi.json";

    /** The description of this service, the snapshot among the test resources; null without one. */
    private static final @Nullable DescribedApi SNAPSHOT = read(FILE);

    private static final String ROOT = "urn:ordinal:openapi";

    /** The headers of preconditions (RFC 9110, 13.1). */
    private static final Set<String> PRECONDITIONS = Set.of("If-Match", "If-None-Match");

    /** What the server refuses in a path, with a page of its own, before the service sees it. */
    private static final String REFUSED = "%00";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final List<Described> paths = new ArrayList<>();

    private record Described(Pattern pattern, int templates, JsonNode item) {}

    /**
     * @param text the description, JSON
     */
    public DescribedApi(String text) {
        var absolute = text.replace("\"#/components/", "\"" + ROOT + "#/components/");
        document = Json.STRICT.readTree(absolute);
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(Map.of(ROOT, absolute))
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
        document.path("paths").properties().forEach(path -> paths.add(described(path)));
        paths.sort(Comparator.comparingInt(Described::templates));
    }

    private static Described described(Map.Entry<String, JsonNode> path) {
        var steps = path.getKey().split("\\{[^}]*}", -1);
        var pattern = new StringBuilder(Pattern.quote(steps[0]));
        for (int i = 1; i < steps.length; i++) {
            pattern.append("[^/]+").append(Pattern.quote(steps[i]));
        }
        return new Described(
                Pattern.compile(pattern.toString()), steps.length - 1, path.getValue());
    }

    private static @Nullable DescribedApi read(String resource) {
        try (var in = DescribedApi.class.getResourceAsStream(resource)) {
            if (in == null) return null;
            return new DescribedApi(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks an answer of the service under test against its snapshot, if there is one. */
    static void check(HttpResponse<String> answer) {
        if (SNAPSHOT == null) return;
        var faults = SNAPSHOT.faults(answer);
        if (faults.isEmpty()) return;
        throw new AssertionError(
                "%s is not as openapi.json describes it: %s%n%s"
                        .formatted(answer, faults, answer.body()));
    }

    /**
     * What is wrong with an answer; empty if it is as described, or if nothing is said about it.
     */
    public List<String> faults(HttpResponse<String> answer) {
        var request = answer.request();
        var operation = operation(request.method(), request.uri().getRawPath());
        if (operation == null) return List.of();
        var response = response(operation, answer.statusCode());
        if (response == null) return List.of("the status is not described");
        var faults = new ArrayList<String>();
        for (var header : response.path("headers").properties()) {
            boolean required = resolved(header.getValue()).path("required").asBoolean(false);
            if (required && answer.headers().firstValue(header.getKey()).isEmpty()) {
                faults.add("the header " + header.getKey() + " is missing");
            }
        }
        boolean isReadable = answer.headers().firstValue("Content-Encoding").isEmpty();
        if (isReadable && !answer.body().isEmpty()) faults.addAll(bodyFaults(response, answer));
        return faults;
    }

    private @Nullable JsonNode operation(String method, String path) {
        if (path.contains(REFUSED)) return null;
        return paths.stream()
                .filter(described -> described.pattern().matcher(path).matches())
                .map(described -> described.item().path(method.toLowerCase(Locale.ROOT)))
                .findFirst()
                .filter(JsonNode::isObject)
                .orElse(null);
    }

    private @Nullable JsonNode response(JsonNode operation, int status) {
        var responses = operation.path("responses");
        var own = responses.get(Integer.toString(status));
        if (own != null) return resolved(own);
        var other = responses.get("default");
        return mustBeSaid(operation, status) || other == null ? null : resolved(other);
    }

    /**
     * Whether an operation must describe a status, so that "default" does not do for it. Refusals
     * may be left to "default" where they do not follow from what the operation takes: for text in
     * a header that is none, for a precondition that it does not describe, by a server without its
     * module.
     */
    private boolean mustBeSaid(JsonNode operation, int status) {
        return switch (status) {
            case 400 -> operation.has("requestBody") || parameters(operation).findAny().isPresent();
            case 404 -> parameters(operation).anyMatch(p -> text(p, "in").equals("path"));
            case 406, 408 -> false;
            case 412 ->
                    parameters(operation).anyMatch(p -> PRECONDITIONS.contains(text(p, "name")));
            default -> status < 500;
        };
    }

    private Stream<JsonNode> parameters(JsonNode operation) {
        return operation.path("parameters").valueStream().map(this::resolved);
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString("");
    }

    private JsonNode resolved(JsonNode node) {
        var target = node.path("$ref").asString("");
        return target.isEmpty() ? node : document.at(target.substring(ROOT.length() + 1));
    }

    private List<String> bodyFaults(JsonNode response, HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
        var media = response.path("content").get(type);
        if (media == null) return List.of("the media type \"" + type + "\" is not described");
        var schema = media.get("schema");
        if (schema == null || !type.endsWith("json")) return List.of();
        try {
            return faults(schema, Json.STRICT.readTree(answer.body()));
        } catch (JacksonException e) {
            return List.of("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * What is wrong with a value.
     *
     * @param schema a schema of this {@link #document}
     */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, registry::getSchema).validate(value).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** The description, whose references are absolute. */
    public JsonNode document() {
        return document;
    }
}
