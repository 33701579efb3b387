package dev.ordinal.demo.payment;

import dev.ordinal.engine.json.Json;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Map;

/** Response of the sandbox, as it is sent and as it is stored for its idempotency key. */
record Reply(int status, String body) {

    static Reply ok(Object body) {
        return new Reply(200, Json.TOLERANT.writeValueAsString(body));
    }

    static Reply error(int status, String type, String code, String message) {
        var error = Map.of("type", type, "code", code, "message", message);
        return new Reply(status, Json.TOLERANT.writeValueAsString(Map.of("error", error)));
    }

    static Reply invalid(String code, String message) {
        return error(400, "invalid_request_error", code, message);
    }

    static Reply missing(String what) {
        return error(404, "invalid_request_error", "resource_missing", "No such " + what);
    }

    static Reply failure() {
        return error(
                500, "api_error", "sandbox", "The sandbox failed, as this payment method asks");
    }

    Response response() {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build();
    }
}
