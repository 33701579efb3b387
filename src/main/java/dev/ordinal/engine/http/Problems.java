package dev.ordinal.engine.http;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.internal.CommonProblems;
import dev.ordinal.engine.http.internal.ContentCoding;

import io.opentelemetry.api.trace.Span;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All kinds of problems, and the responses with them. A resource throws {@link ProblemException};
 * only code outside of JAX-RS methods, such as a filter, needs this.
 */
@ApplicationScoped
public class Problems {

    /** The media type of a problem (RFC 9457). */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The challenge of a 401 response (RFC 6750, 3). */
    public static final String CHALLENGE = "Bearer realm=\"ordinal\"";

    /** The codes of problems that pass: the same request may succeed in a moment. */
    private static final Set<String> PASSING =
            Set.of(
                    CommonProblems.CONFLICT,
                    CommonProblems.TOO_MANY,
                    CommonProblems.STILL_RUNNING,
                    CommonProblems.BEHIND,
                    CommonProblems.UNAVAILABLE);

    @Inject @Any private Instance<ProblemTypes> modules;
    private @Nullable Map<String, ProblemType> byCode;

    /** All kinds, sorted by code. */
    public Collection<ProblemType> all() {
        return index().values();
    }

    /** The kind of a code; empty if no module has it. */
    public Optional<ProblemType> find(String code) {
        return Optional.ofNullable(index().get(code));
    }

    private synchronized Map<String, ProblemType> index() {
        if (byCode == null) {
            byCode = new TreeMap<>();
            for (ProblemTypes module : modules) {
                for (ProblemType type : module.types()) byCode.put(type.code(), type);
            }
        }
        return byCode;
    }

    /**
     * The response for an exception. It has {@code Retry-After} where the same request may succeed
     * later: the exception's own, or 1 where that is in a moment.
     */
    public Response answer(ProblemException e) {
        var response = answer(e.code(), e.getMessage(), e.faults(), e.currentVersion());
        if (e.retryAfter() == null) return response;
        long seconds = Math.max(1, e.retryAfter().toSeconds());
        return Response.fromResponse(response).header("Retry-After", seconds).build();
    }

    /** The response for a code. */
    public Response answer(String code, @Nullable String detail) {
        return answer(code, detail, List.of(), null);
    }

    /** The kind of a code; 409 for a refusal whose code no module explains. */
    private ProblemType typeOf(String code) {
        return find(code).orElseGet(() -> new ProblemType(code, 409, code, ""));
    }

    private Response answer(
            String code, @Nullable String detail, List<Fault> faults, @Nullable Long version) {
        var type = typeOf(code);
        var problem = problem(type, type.status(), detail, faults, version);
        var response = Response.status(type.status()).type(MEDIA_TYPE).entity(problem);
        if (PASSING.contains(code)) response.header("Retry-After", 1);
        if (code.equals(CommonProblems.CODING)) {
            response.header(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
        }
        if (type.status() == 401) response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return response.build();
    }

    /** The response for a code, with a status that the container has chosen. */
    public Response answer(String code, int status, @Nullable String detail) {
        var problem = problem(typeOf(code), status, detail, List.of(), null);
        return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
    }

    private static Problem problem(
            ProblemType type,
            int status,
            @Nullable String detail,
            List<Fault> faults,
            @Nullable Long version) {
        return new Problem(
                "/problems/" + type.code(),
                type.title(),
                status,
                detail,
                type.code(),
                traceId(),
                faults.isEmpty() ? null : faults,
                version);
    }

    private static @Nullable String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
