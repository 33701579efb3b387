package dev.ordinal.demo.payment;

import dev.ordinal.engine.http.ErrorForm;
import dev.ordinal.engine.http.Problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;

import java.util.Objects;

/**
 * Stripe's form of the errors with which the server itself answers below the sandbox: text that is
 * no text, too many requests, a body that is too large.
 */
@ApplicationScoped
class SandboxErrors implements ErrorForm {

    private static final String PATH = "/api/sandbox/stripe";
    private static final int TOO_MANY = 429;

    @Override
    public boolean isFor(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public String mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public String body(Problem problem) {
        return inStripesForm(problem).body();
    }

    private static Reply inStripesForm(Problem problem) {
        var message = Objects.requireNonNullElse(problem.detail(), problem.title());
        if (problem.status() >= 500) return Reply.failure(message);
        var code = problem.status() == TOO_MANY ? "rate_limit" : null;
        return Reply.error(problem.status(), Reply.INVALID, code, message, null);
    }
}
