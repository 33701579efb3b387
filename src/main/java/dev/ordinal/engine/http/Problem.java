package dev.ordinal.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A problem as callers see it (RFC 9457).
 *
 * @param type the page that explains it
 * @param code the stable name of the kind
 * @param traceId what to tell the operators, or null where nothing is traced
 * @param errors the faults of a body, or null
 * @param currentVersion the version that there is, where another was expected, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        @Nullable String traceId,
        @Nullable List<Fault> errors,
        @Nullable Long currentVersion) {

    /**
     * One fault of a body.
     *
     * @param pointer JSON Pointer (RFC 6901) to the place
     * @param detail what is wrong there
     */
    public record Fault(String pointer, String detail) {

        /**
         * Both may quote the caller; what is no text in any encoding is shown as question marks.
         */
        public Fault {
            pointer = new String(pointer.getBytes(UTF_8), UTF_8);
            detail = new String(detail.getBytes(UTF_8), UTF_8);
        }
    }
}
