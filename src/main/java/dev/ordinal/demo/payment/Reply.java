package dev.ordinal.demo.payment;

import dev.ordinal.engine.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Response of the sandbox, as it is sent and as it is stored for its idempotency key.
 *
 * @param isReplayed whether it is the stored response to an earlier request
 */
record Reply(int status, String body, boolean isReplayed) {

    static final String INVALID = "invalid_request_error";

    static Reply ok(Object body) {
        return new Reply(200, Json.TOLERANT.writeValueAsString(body), false);
    }

    /**
     * An error.
     *
     * @param code Stripe's code, or null
     * @param param the parameter that is at fault, or null
     */
    static Reply error(
            int status,
            String type,
            @Nullable String code,
            String message,
            @Nullable String param) {
        var error = new LinkedHashMap<String, Object>();
        if (code != null) error.put("code", code);
        error.put("message", message);
        if (param != null) error.put("param", param);
        error.put("type", type);
        return error(status, error);
    }

    static Reply error(int status, Map<String, Object> error) {
        var body = Json.TOLERANT.writeValueAsString(Map.of("error", error));
        return new Reply(status, body, false);
    }

    static Reply invalid(@Nullable String code, String message, @Nullable String param) {
        return error(400, INVALID, code, message, param);
    }

    /** An error about a parameter that names something absent: in the path 404, elsewhere 400. */
    static Reply missing(int status, String what, String param) {
        return error(status, INVALID, "resource_missing", "No such " + what, param);
    }

    static Reply failure(String message) {
        return error(500, "api_error", null, message, null);
    }

    Reply replayed() {
        return new Reply(status, body, true);
    }
}
