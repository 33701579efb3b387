package dev.ordinal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** No caller takes the server from the others. */
@Provider
@PreMatching
@Dependent
public class OneAmongMany implements ContainerRequestFilter {

    @Inject private RateLimit limit;

    @Override
    public void filter(ContainerRequestContext request) {
        var caller = request.getSecurityContext().getUserPrincipal();
        if (caller != null && !limit.permits(caller.getName())) {
            throw ProblemException.of(CommonProblems.TOO_MANY, null);
        }
    }
}
