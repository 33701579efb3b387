package dev.ordinal.demo.payment;

import dev.ordinal.engine.http.Problem;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import java.lang.annotation.Annotation;
import java.util.Objects;

/**
 * Filter that puts into Stripe's form the problems with which the server itself answers below the
 * sandbox: too many requests, a body that is too large.
 */
@Provider
@Dependent
public class SandboxErrors implements ContainerResponseFilter {

    private static final int TOO_MANY = 429;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isHere =
                request.getUriInfo().getPath().replaceFirst("^/", "").startsWith("sandbox/stripe");
        if (isHere && response.getEntity() instanceof Problem problem) {
            response.setEntity(
                    inStripesForm(problem).body(),
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static Reply inStripesForm(Problem problem) {
        var message = Objects.requireNonNullElse(problem.detail(), problem.title());
        if (problem.status() >= 500) return Reply.failure(message);
        var code = problem.status() == TOO_MANY ? "rate_limit" : null;
        return Reply.error(problem.status(), Reply.INVALID, code, message, null);
    }
}
