package dev.ordinal.engine.http.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import java.util.List;
import java.util.Set;

/**
 * Filter for requests that have no body and so name no media type. Where the body is optional they
 * are complete; elsewhere the resource says what is missing. JAX-RS would answer both with 415.
 */
@Provider
@PreMatching
@Dependent
public class EmptyBodyFilter implements ContainerRequestFilter {

    private static final Set<String> TAKE_BODIES = Set.of("POST", "PUT", "PATCH");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isComplete = !namesMediaType(request) && !hasBody(request);
        if (isComplete && TAKE_BODIES.contains(request.getMethod())) describe(request);
    }

    private static void describe(ContainerRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }

    private static boolean namesMediaType(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.CONTENT_TYPE) != null;
    }

    /** Whether a body was announced (RFC 9112, 6.3). */
    private static boolean hasBody(ContainerRequestContext request) {
        return request.getHeaderString("Transfer-Encoding") != null
                || !request.getHeaders()
                        .getOrDefault(HttpHeaders.CONTENT_LENGTH, List.of("0"))
                        .equals(List.of("0"));
    }
}
