package dev.ordinal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** The server would also take a token from a form; here it counts only in its header. */
@Provider
@PreMatching
@Dependent
public class TokenInHeader implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        boolean known = request.getSecurityContext().getUserPrincipal() != null;
        if (known && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw ProblemException.of(CommonProblems.UNAUTHENTICATED, null);
        }
    }
}
