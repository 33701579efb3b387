package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.http.ErrorForm;
import dev.ordinal.engine.http.Problem;
import dev.ordinal.engine.json.Json;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Objects;

/**
 * Form of every other error below Confluent's addresses, which Confluent's clients read. They are
 * at the root, and below the address of the API inside the server.
 */
@ApplicationScoped
class ConfluentAnswers implements ErrorForm {

    @Override
    public boolean isFor(String path) {
        return path.contains("/" + ConfluentResource.PATH);
    }

    @Override
    public String mediaType() {
        return ConfluentResource.V1;
    }

    @Override
    public String body(Problem problem) {
        var message = Objects.requireNonNullElse(problem.detail(), problem.title());
        return Json.TOLERANT.writeValueAsString(
                Map.of("error_code", problem.status(), "message", message));
    }
}
