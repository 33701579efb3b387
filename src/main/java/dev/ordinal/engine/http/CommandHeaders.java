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

/** What the headers of a command say. */
public class CommandHeaders {

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
     * The versions that the caller takes (RFC 9110, 13.1.1), or null for any. A weak tag never
     * matches.
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

    /** How long the caller would wait for the read model (RFC 7240), at most 30 s; zero if not. */
    Duration waiting() {
        if (prefer == null) return Duration.ZERO;
        var wait = WAIT.matcher(prefer);
        if (!wait.find()) return Duration.ZERO;
        return Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT_SECONDS));
    }

    /**
     * The key, scoped by caller and route, with the fingerprint of path and body; null without
     * header.
     *
     * @throws ProblemException if the header holds no key
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
