package dev.ordinal.engine.http;

import dev.ordinal.engine.command.IdempotencyKey;
import dev.ordinal.engine.crypto.internal.Sha256;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.json.Json;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The headers of a request that sends a command: {@code If-Match}, {@code Idempotency-Key} and
 * {@code Prefer}. A resource method takes it as a {@code @BeanParam} and passes it to {@link
 * CommandGateway}.
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

    private static final Pattern KEY = Pattern.compile("\"?([\\x21-\\x7e&&[^\"]]{1,255})\"?");
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?");
    private static final long LONGEST_WAIT_SECONDS = 30;

    @HeaderParam("If-Match")
    private @Nullable String ifMatch;

    @HeaderParam(IDEMPOTENCY_KEY)
    private @Nullable String idempotencyKey;

    @HeaderParam("Prefer")
    private @Nullable String prefer;

    @Context private UriInfo uri;
    @Context private ResourceInfo resource;

    /**
     * The versions of the stream that the caller accepts (RFC 9110, 13.1.1), or null for any. A
     * weak tag never matches.
     */
    @Nullable Set<Long> expectedVersions() {
        if (ifMatch == null || ifMatch.trim().equals("*")) return null;
        return ENTITY_TAG
                .matcher(ifMatch)
                .results()
                .filter(tag -> tag.group(1) == null && tag.group(2).matches("\\d{1,18}"))
                .map(tag -> Long.valueOf(tag.group(2)))
                .collect(Collectors.toSet());
    }

    /**
     * The time for which the caller would wait for the read model (RFC 7240), at most 30 seconds;
     * zero without the preference.
     */
    Duration waiting() {
        if (prefer == null) return Duration.ZERO;
        var wait = WAIT.matcher(prefer);
        if (!wait.find()) return Duration.ZERO;
        return Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT_SECONDS));
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
        return new IdempotencyKey(caller.id() + " " + route(), key.group(1), fingerprint(body));
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
