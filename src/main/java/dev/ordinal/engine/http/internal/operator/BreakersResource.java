package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.breaker.internal.BreakerStatus;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.http.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

/** Resource for the circuit breakers of this server. */
@Path("admin/breakers")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class BreakersResource {

    @Inject private Breakers breakers;

    /** List of all breakers. */
    public record BreakerList(List<BreakerStatus> items) {}

    /** Every breaker that has been called since the server started. */
    @GET
    @Operation(
            operationId = "listBreakers",
            summary = "List the circuit breakers and their states",
            description = "Every breaker of this server that has been called since it started.")
    public BreakerList breakers() {
        return new BreakerList(breakers.all());
    }
}
