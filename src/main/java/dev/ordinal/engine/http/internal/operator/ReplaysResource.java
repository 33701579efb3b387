package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.consumer.internal.ReplayPreview;
import dev.ordinal.engine.deadletter.internal.DeadLetters;
import dev.ordinal.engine.deadletter.internal.DeadLetters.Selection;
import dev.ordinal.engine.deadletter.internal.ReplayProgress;
import dev.ordinal.engine.deadletter.internal.Replays;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.UndeliverableException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Resource for replays of dead letters: one letter at once, many in the background. */
@Path("admin/dead-letters")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ReplaysResource {

    @Inject private DeadLetters letters;
    @Inject private Replays replays;
    @Inject private ReplayProgressResource progress;
    @Inject private Callers callers;

    /** Result, or preview, of the replay of several letters. */
    public record Replay(boolean dryRun, int replayed, List<Replayed> items) {}

    /** Result, or preview, of the replay of one letter. */
    public record Replayed(
            @Schema(examples = "0198a2c4-9c00-7d11-8a55-6b7c8d9e0f13") String id,
            ReplayPreview prospect) {}

    /** Request body of a replay: the reason, if there is one to give. */
    public record Remark(@Nullable @Schema(examples = "The provider is back") String reason) {

        private static @Nullable String of(@Nullable Remark why) {
            return why == null ? null : why.reason();
        }
    }

    /** Delivers one letter to its subscription again. */
    @POST
    @Path("{id}/replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Replay a dead letter",
            description =
                    "Delivers one letter to its subscription again, or shows what would happen.")
    public Replay replay(
            @Parameter(description = "The id of the letter") @PathParam("id") String id,
            @Parameter(description = "Shows what would happen, and changes nothing")
                    @QueryParam("dryRun")
                    boolean dryRun,
            @RequestBody(required = false) @Nullable Remark why) {
        var letter = letters.find(id).orElseThrow(() -> ConsoleProblems.noLetter(id));
        var previews = List.of(preview(letter));
        if (dryRun) return new Replay(true, 0, previews);
        return new Replay(false, replay(letter, Remark.of(why)) ? 1 : 0, previews);
    }

    private boolean replay(DeadLetter letter, @Nullable String reason) {
        try {
            return letters.replay(letter.subscription(), letter.id(), reason, context());
        } catch (UndeliverableException e) {
            throw ProblemException.of("dead-letter.undeliverable", e.getMessage());
        }
    }

    /** Delivers all letters of a selection again, in the order of the log. */
    @POST
    @Path("replay")
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Replay a group of dead letters, or all",
            description =
                    "Delivers all letters of a selection again, in the order of the log. It goes on"
                            + " in the background; a dry run shows what would happen.")
    @APIResponse(
            responseCode = "200",
            description = "Result of the dry run",
            content = @Content(schema = @Schema(implementation = Replay.class)))
    @APIResponse(
            responseCode = "202",
            description = "The replay runs in the background; Location shows its progress",
            headers =
                    @Header(
                            name = "Location",
                            description = "The address of the progress",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
            content = @Content(schema = @Schema(implementation = ReplayProgress.class)))
    public Response replayAll(
            @Parameter(description = "Only letters of this subscription")
                    @QueryParam("subscription")
                    @Nullable String subscription,
            @Parameter(description = "Only letters of this group of equal failures")
                    @QueryParam("group")
                    @Nullable String group,
            @Parameter(description = "Shows what would happen, and changes nothing")
                    @QueryParam("dryRun")
                    boolean dryRun,
            @RequestBody(required = false) @Nullable Remark why) {
        var selection = new Selection(subscription, group);
        if (dryRun) return Response.ok(dryRun(selection)).build();
        var replay = replays.begin(selection, Remark.of(why), context());
        return Response.accepted(replay)
                .header("Location", "/api/admin/replays/" + replay.id())
                .build();
    }

    private Replay dryRun(Selection selection) {
        var previews =
                letters.keys(selection).stream()
                        .flatMap(key -> letters.find(key.name()).stream())
                        .map(this::preview)
                        .toList();
        return new Replay(true, 0, previews);
    }

    /** The progress of a replay, at the address that it had before. */
    @GET
    @Path("replays/{id}")
    @Operation(hidden = true)
    public ReplayProgress progress(@PathParam("id") String id) {
        return progress.read(id);
    }

    private Replayed preview(DeadLetter letter) {
        return new Replayed(letter.id(), letters.preview(letter));
    }

    private CommandContext context() {
        return CommandContext.by(callers.current().actor());
    }
}
