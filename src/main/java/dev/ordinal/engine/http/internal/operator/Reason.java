package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Request body with the reason of an operator's act. */
public record Reason(
        @Nullable
                @Schema(required = true, minLength = 1, examples = "Seen in the log, and harmless")
                String reason) {

    static @Nullable String optional(@Nullable Reason why) {
        return why == null ? null : why.reason();
    }

    static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid(List.of(new Fault("/reason", "must say why")));
        }
        return reason;
    }
}
