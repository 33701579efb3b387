package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.deadletter.internal.DeadLetters;
import dev.ordinal.engine.deadletter.internal.DeadLetters.Selection;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.schema.internal.catalog.Violation;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.LetterKey;
import dev.ordinal.engine.transport.internal.UndeliverableException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Resource for triage: dead letters, the reasons of their failures, and their repair. */
@Path("admin/dead-letters")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DeadLettersResource {

    @Inject private DeadLetters letters;
    @Inject private Callers callers;

    /** A page of letters, and of all of them how many there are of each group. */
    public record LetterList(
            List<LetterSummary> items,
            @Nullable String next,
            @Nullable String prev,
            List<LetterGroup> groups,
            @Schema(examples = "1") int total) {}

    /** Request body that replaces the body of a letter. */
    public record Edit(
            @Schema(required = true, type = SchemaType.OBJECT) @Nullable JsonNode data,
            @Nullable @Schema(required = true, minLength = 1, examples = "The address was wrong")
                    String reason) {}

    /** Letters, the oldest first, and all groups. */
    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "List dead letters, by subscription and by cause",
            description =
                    "Letters, the oldest first, and the groups of letters whose failures have the"
                            + " same cause. They are those of every queue on the broker, also of"
                            + " subscriptions that this server does not declare.")
    @APIResponse(
            responseCode = "200",
            description = "A page of dead letters, the oldest first, and all groups",
            content = @Content(schema = @Schema(implementation = LetterList.class)))
    public Response list(
            @Parameter(description = "Only letters of this subscription")
                    @QueryParam("subscription")
                    @Nullable String subscription,
            @Parameter(description = "Only letters of this group of equal failures")
                    @QueryParam("group")
                    @Nullable String group,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var found = letters.keys(new Selection(subscription, group));
        var page = request.cut(found, LetterKey::order);
        var items = letters.read(page.items()).stream().map(LetterSummary::of).toList();
        var groups = LetterGroup.of(found);
        return Response.ok(new LetterList(items, page.next(), page.prev(), groups, found.size()))
                .links(page.links(uri))
                .build();
    }

    /** One letter, with everything that it carries. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "readDeadLetter",
            summary = "Read a dead letter",
            description = "One letter with its failure, its headers and its body.")
    public LetterDetails inspect(
            @Parameter(description = "The id of the letter") @PathParam("id") String id) {
        return LetterDetails.of(find(id));
    }

    private DeadLetter find(String id) {
        return letters.find(id).orElseThrow(() -> ConsoleProblems.noLetter(id));
    }

    /**
     * Changes the body of a letter after validating it; the letter stays in its queue until it is
     * replayed.
     */
    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "editDeadLetter",
            summary = "Edit a dead letter",
            description =
                    "Replaces the body of a letter after validating it. The letter stays in its"
                            + " queue until it is replayed. For administrators.")
    public LetterDetails edit(
            @Parameter(description = "The id of the letter") @PathParam("id") String id,
            @Nullable Edit edit) {
        var letter = find(id);
        if (edit == null || edit.data() == null) {
            throw ProblemException.invalid(List.of(new Fault("/data", "must be there")));
        }
        var reason = Reason.required(edit.reason());
        var violations = letters.violations(letter, edit.data());
        if (!violations.isEmpty()) throw invalid(violations);
        edit(letter, edit.data(), reason);
        return inspect(id);
    }

    private void edit(DeadLetter letter, JsonNode body, String reason) {
        try {
            if (letters.edit(letter, body, reason, context())) return;
        } catch (UndeliverableException e) {
            throw ProblemException.of("dead-letter.undeliverable", e.getMessage());
        }
        throw ConsoleProblems.noLetter(letter.id());
    }

    private static ProblemException invalid(List<Violation> violations) {
        return ProblemException.invalid(
                violations.stream()
                        .map(v -> new Fault("/data" + v.pointer(), v.detail()))
                        .toList());
    }

    /** Deletes a letter. */
    @POST
    @Path("{id}/discard")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Discard a dead letter",
            description = "Deletes a letter; the audit keeps who did it and why.")
    public LetterSummary discard(
            @Parameter(description = "The id of the letter") @PathParam("id") String id,
            @Nullable Reason why) {
        var letter = find(id);
        var reason = Reason.required(Reason.optional(why));
        if (!letters.discard(letter, reason, context())) throw ConsoleProblems.noLetter(id);
        return LetterSummary.of(letter);
    }

    private CommandContext context() {
        return CommandContext.by(callers.current().actor());
    }
}
