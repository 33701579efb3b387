package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.projection.internal.Projections;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.ReaderStatus;

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

/** Resource for the progress of the read models. */
@Path("admin/projections")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ProjectionsResource {

    @Inject private Progress progress;
    @Inject private Projections projections;

    /** List of all partitions of all projections. */
    public record ProjectionList(List<ReaderStatus> items) {}

    /** Every partition of every read model, with its lag in events and in seconds. */
    @GET
    @Operation(
            operationId = "listProjections",
            summary = "List the read models and their lag",
            description =
                    "Every partition of every read model, with its lag in events and in seconds.")
    public ProjectionList projections() {
        var names = projections.names();
        return new ProjectionList(
                progress.all().stream().filter(r -> names.contains(r.reader())).toList());
    }
}
