package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Filter that accepts a token only in the header {@code Authorization}. The server would also take
 * it from a form parameter.
 */
@Provider
@PreMatching
@Dependent
public class TokenInHeaderFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        boolean known = request.getSecurityContext().getUserPrincipal() != null;
        if (known && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw ProblemException.of(CommonProblems.UNAUTHENTICATED, null);
        }
    }
}
