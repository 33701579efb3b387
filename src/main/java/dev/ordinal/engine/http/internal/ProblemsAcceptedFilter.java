package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.Problems;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Filter for clients that ask for problems only, as generated clients do where success has no
 * content: JSON will do for them as well, so that no 406 keeps the request from its resource.
 */
@Provider
@PreMatching
@Dependent
public class ProblemsAcceptedFilter implements ContainerRequestFilter {

    private static final String JSON_TOO = ", " + MediaType.APPLICATION_JSON + ";q=0.1";

    @Override
    public void filter(ContainerRequestContext request) {
        var accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(Problems.MEDIA_TYPE)) return;
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted + JSON_TOO);
    }
}
