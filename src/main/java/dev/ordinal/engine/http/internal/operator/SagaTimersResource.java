package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.Page;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.saga.internal.InterventionResult;
import dev.ordinal.engine.saga.internal.SagaInterventions;
import dev.ordinal.engine.saga.internal.SagaTimer;
import dev.ordinal.engine.saga.internal.Sagas;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Resource for the timers of sagas. */
@Path("admin/sagas")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class SagaTimersResource {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Inject private Sagas sagas;
    @Inject private SagaInterventions interventions;
    @Inject private Callers callers;

    /** A page of timers. */
    public record TimerPage(List<SagaTimer> items, @Nullable String next, @Nullable String prev) {}

    /** Request body: the new time of a timer, and the reason. */
    public record Move(
            @Nullable @Schema(required = true) Instant dueAt,
            @Nullable @Schema(required = true, minLength = 1, examples = "The provider is away")
                    String reason) {}

    /** The timers that are due first. */
    @GET
    @Path("timers")
    @Operation(
            operationId = "listSagaTimers",
            summary = "List the next 1000 timers of sagas, soonest first",
            description = "Running timers, those that are due first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of timers",
            content = @Content(schema = @Schema(implementation = TimerPage.class)))
    public Response timers(
            @Parameter(description = "Only timers of this saga") @QueryParam("saga")
                    @Nullable String saga,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var all = sagas.timers(saga).stream().sorted(Comparator.comparing(this::key)).toList();
        Page<SagaTimer> page = request.cut(all, this::key);
        return page.toResponse(uri);
    }

    private String key(SagaTimer timer) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, timer.dueAt());
        return "%020d %s %s %s".formatted(micros, timer.saga(), timer.instance(), timer.name());
    }

    /** Changes the time at which a timer is due. */
    @PUT
    @Path("{saga}/{instance}/timers/{name}")
    @Operation(
            operationId = "moveSagaTimer",
            summary = "Move a timer to another time; a time in the past means now",
            description = "Changes the time at which a timer is due.")
    public SagaTimer move(
            @Parameter(description = "The name of the saga", example = "delivery")
                    @PathParam("saga")
                    String saga,
            @Parameter(
                            description = "The id of the instance",
                            example = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                    @PathParam("instance")
                    String instance,
            @Parameter(description = "The name of the timer", example = "answer") @PathParam("name")
                    String name,
            @Nullable Move move) {
        var dueAt = dueAt(move);
        var reason = Reason.required(move == null ? null : move.reason());
        var timer = new SagaTimer(saga, instance, name, dueAt);
        answer(name, interventions.moveTimer(timer, reason, context()));
        return timer;
    }

    private static Instant dueAt(@Nullable Move move) {
        if (move == null || move.dueAt() == null) throw dueAt("must be there");
        if (move.dueAt().isBefore(Instant.EPOCH) || move.dueAt().isAfter(LAST)) {
            throw dueAt("must be a time from 1970 to 9999");
        }
        return move.dueAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException dueAt(String detail) {
        return ProblemException.invalid(List.of(new Fault("/dueAt", detail)));
    }

    /** Stops a timer. */
    @POST
    @Path("{saga}/{instance}/timers/{name}/cancel")
    @Operation(
            operationId = "cancelSagaTimer",
            summary = "Cancel a timer",
            description = "Stops a running timer of an instance.")
    @APIResponse(responseCode = "204", description = "The timer is cancelled")
    public Response cancel(
            @Parameter(description = "The name of the saga", example = "delivery")
                    @PathParam("saga")
                    String saga,
            @Parameter(
                            description = "The id of the instance",
                            example = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                    @PathParam("instance")
                    String instance,
            @Parameter(description = "The name of the timer", example = "answer") @PathParam("name")
                    String name,
            @Nullable Reason why) {
        var reason = Reason.required(Reason.optional(why));
        answer(name, interventions.cancelTimer(saga, instance, name, reason, context()));
        return Response.noContent().build();
    }

    private static void answer(String timer, InterventionResult outcome) {
        if (outcome != InterventionResult.DONE) throw ConsoleProblems.noTimer(timer);
    }

    private CommandContext context() {
        return CommandContext.by(callers.current().actor());
    }
}
