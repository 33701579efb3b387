package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.http.Roles;
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

/** Resource for the progress of the read models and of the other readers of the log. */
@Path("admin/projections")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ProjectionsResource {

    @Inject private Progress progress;

    /** List of all partitions of all readers. */
    public record ProjectionList(List<ReaderStatus> items) {}

    /**
     * Every partition of every read model and of the other readers of the log, such as the relay,
     * with its lag in events and in seconds and with the session that holds it; and the checkpoints
     * that are left over.
     */
    @GET
    @Operation(
            operationId = "listProjections",
            summary = "List the read models and other readers of the log, and their lag",
            description =
                    "Every partition of every read model, and of other readers such as the relay,"
                            + " with its lag in events and in seconds, and the database session"
                            + " that holds it. A checkpoint that no reader of this server reads on"
                            + " from is left over.")
    public ProjectionList projections() {
        return new ProjectionList(progress.all());
    }
}
