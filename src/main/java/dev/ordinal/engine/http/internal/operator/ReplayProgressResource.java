package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.deadletter.internal.ReplayProgress;
import dev.ordinal.engine.deadletter.internal.Replays;
import dev.ordinal.engine.http.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

/** Resource for the progress of replays of many dead letters. */
@Path("admin/replays")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ReplayProgressResource {

    @Inject private Replays replays;

    /** The progress of a replay of many letters. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "readReplay",
            summary = "How far a replay is",
            description = "The progress of a replay of many letters.")
    public ReplayProgress read(
            @Parameter(
                            description = "The id of the replay",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @PathParam("id")
                    String id) {
        try {
            return replays.find(UUID.fromString(id))
                    .orElseThrow(() -> ConsoleProblems.noReplay(id));
        } catch (IllegalArgumentException e) {
            throw ConsoleProblems.noReplay(id);
        }
    }
}
