package dev.ordinal.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A problem as callers see it (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).
 * Members that are null are left out. Resources throw {@link ProblemException}; this is the body
 * that follows.
 *
 * @param type the page that explains the problem: {@code /problems/<code>}
 * @param title the problem in one sentence, always the same for a code
 * @param status the HTTP status
 * @param detail what is special about this occurrence, or null
 * @param code the stable name of the problem
 * @param traceId the trace of the request, which operators ask for, or null where nothing is traced
 * @param errors the faults of a body, or null
 * @param currentVersion the version that there is where another was expected, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(examples = "/problems/resource.not-found") String type,
        @Schema(examples = "The resource does not exist") String title,
        @Schema(examples = "404") int status,
        @Nullable String detail,
        @Schema(examples = "resource.not-found") String code,
        @Nullable @Schema(examples = "0af7651916cd43dd8448eb211c80319c") String traceId,
        @Nullable List<Fault> errors,
        @Nullable Long currentVersion) {

    /**
     * One fault of a body.
     *
     * @param pointer the JSON Pointer (RFC 6901) to the place: {@code /items/2/quantity}
     * @param detail what is wrong there
     */
    public record Fault(@Schema(examples = "/to") String pointer, String detail) {

        /**
         * Replaces characters that no encoding can represent by question marks, since pointer and
         * detail may quote the caller.
         */
        public Fault {
            pointer = new String(pointer.getBytes(UTF_8), UTF_8);
            detail = new String(detail.getBytes(UTF_8), UTF_8);
        }
    }
}
