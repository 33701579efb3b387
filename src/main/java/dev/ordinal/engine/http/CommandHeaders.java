package dev.ordinal.engine.http;

import dev.ordinal.engine.command.IdempotencyKey;
import dev.ordinal.engine.crypto.internal.Sha256;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.http.internal.Preconditions;
import dev.ordinal.engine.http.internal.Preferences;
import dev.ordinal.engine.json.Json;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers of a request that sends a command: {@code If-Match}, {@code If-None-Match}, {@code
 * Idempotency-Key} and {@code Prefer}. A resource method takes it as a {@code @BeanParam} and
 * passes it to {@link CommandGateway}.
 *
 * <p>An idempotency key belongs to its caller and to the resource class and method by their simple
 * names: rename neither, or a repetition across the deployment is a new command.
 */
public class CommandHeaders {

    /**
     * The name of the header with the idempotency key: 1 to 255 visible ASCII characters, with or
     * without double quotes.
     */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY =
            Pattern.compile("(\"?)(?<text>[\\x21-\\x7e&&[^\"]]{1,255})\\1");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
    private static final long LONGEST_WAIT_SECONDS = 30;

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Parameter(schema = @Schema(implementation = String.class))
    private List<String> ifMatch = List.of();

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Parameter(schema = @Schema(implementation = String.class))
    private List<String> ifNoneMatch = List.of();

    @HeaderParam(IDEMPOTENCY_KEY)
    private @Nullable String idempotencyKey;

    @HeaderParam("Prefer")
    @Parameter(schema = @Schema(implementation = String.class))
    private List<String> prefer = List.of();

    @Context private UriInfo uri;
    @Context private ResourceInfo resource;

    /**
     * What the caller expects of the stream, whose version is the tag of its representation (RFC
     * 9110, 13).
     *
     * @throws ProblemException 400 if a header is malformed
     */
    Preconditions preconditions() {
        return Preconditions.of(ifMatch, ifNoneMatch);
    }

    /**
     * The time for which the caller would wait for the read model (RFC 7240), at most 30 seconds;
     * zero without the preference.
     */
    Duration waiting() {
        return Preferences.of(prefer)
                .find("wait")
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .map(seconds -> Math.min(Long.parseLong(seconds), LONGEST_WAIT_SECONDS))
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /**
     * The key, with caller and route as its scope, and a digest of path and body as its
     * fingerprint; null without the header.
     *
     * @throws ProblemException 400 if the header holds no key
     */
    @Nullable IdempotencyKey key(Caller caller, @Nullable Object body) {
        if (idempotencyKey == null) return null;
        var key = KEY.matcher(idempotencyKey.trim());
        if (!key.matches()) throw ProblemException.of(CommonProblems.KEY, null);
        return new IdempotencyKey(
                caller.id() + " " + route(), key.group("text"), fingerprint(body));
    }

    private String route() {
        return resource.getResourceClass().getSimpleName()
                + "."
                + resource.getResourceMethod().getName();
    }

    private String fingerprint(@Nullable Object body) {
        var request = uri.getPath() + "\n" + Json.STRICT.writeValueAsString(body);
        return new Sha256().add(request).hex();
    }
}
