package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

import java.util.Map;

/**
 * Filter that converts every other error below Confluent's addresses to the form that Confluent's
 * clients read.
 */
@Provider
@Dependent
public class ConfluentAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isTheirs = request.getUriInfo().getPath().contains(ConfluentResource.PATH);
        if (!isTheirs || response.getStatus() < 400 || isDone(response)) return;
        var reason = response.getStatusInfo().getReasonPhrase();
        var body = Map.of("error_code", response.getStatus(), "message", reason);
        response.setEntity(
                Json.TOLERANT.writeValueAsString(body),
                null,
                MediaType.valueOf(ConfluentResource.V1));
    }

    private static boolean isDone(ContainerResponseContext response) {
        return response.getEntity() instanceof String;
    }
}
