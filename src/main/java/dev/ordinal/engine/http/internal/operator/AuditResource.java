package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.http.Page;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.engine.transport.CloudEvents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Resource for the audit: what operators have done, when and why. */
@Path("admin/audit")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class AuditResource {

    @Inject private Audit audit;
    @Inject private CloudEvents cloudEvents;
    @Inject private PersonalDataReader personalData;

    /** Page of events. It exists for OpenAPI, where a generic type cannot be named. */
    private record AuditPage(
            List<CloudEvent> items, @Nullable String next, @Nullable String prev) {}

    /** A page of the audit, newest first. */
    @GET
    @APIResponse(
            responseCode = "200",
            description = "A page of the audit",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    @Operation(
            operationId = "listAuditEvents",
            summary = "List the acts of operators and admins, newest first",
            description =
                    "Interventions of operators as CloudEvents, each with its actor and its"
                            + " reason.")
    public Response audit(@BeanParam PageRequest request, @Context UriInfo uri) {
        var page = request.read(this::read, event -> event.metadata().position());
        var events = page.items().stream().map(this::shown).toList();
        return new Page<>(events, page.next(), page.prev()).toResponse(uri);
    }

    /** The event with the name of its actor, if that is a person. */
    private CloudEvent shown(StoredEvent stored) {
        var event = cloudEvents.of(stored);
        return event.shown(personalData.name(event.actor()), event.data());
    }

    private List<StoredEvent> read(PageRequest.Position from, int limit) {
        var key = from.key();
        return from.backwards()
                ? audit.readAfter(key == null ? 0 : key, limit)
                : audit.readBefore(key == null ? Long.MAX_VALUE : key, limit);
    }
}
