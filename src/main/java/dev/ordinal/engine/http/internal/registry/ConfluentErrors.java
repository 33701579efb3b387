package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import java.util.LinkedHashMap;

/** Mapper of exceptions to errors of Confluent's registry. */
@Provider
@Dependent
public class ConfluentErrors implements ExceptionMapper<ConfluentException> {

    @Override
    public Response toResponse(ConfluentException error) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error_code", error.code());
        body.put("message", error.getMessage());
        return Response.status(error.status())
                .type(ConfluentResource.V1)
                .entity(Json.TOLERANT.writeValueAsString(body))
                .build();
    }
}
