package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.http.ProblemException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import java.security.Principal;

/**
 * Filter that answers 429 once a caller exceeds the rate limit. Callers without a token are counted
 * by their address.
 */
@Provider
@PreMatching
@Dependent
public class RateLimitFilter implements ContainerRequestFilter {

    @Inject private RateLimit limit;
    @Inject private HttpServletRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!limit.permits(caller(request.getSecurityContext().getUserPrincipal()))) {
            throw ProblemException.of(CommonProblems.TOO_MANY, null);
        }
    }

    private String caller(@Nullable Principal user) {
        return user == null ? "at " + connection.getRemoteAddr() : "user " + user.getName();
    }
}
