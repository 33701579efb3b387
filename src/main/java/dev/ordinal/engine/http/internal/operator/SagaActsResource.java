package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.Problem.Fault;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.saga.internal.InterventionResult;
import dev.ordinal.engine.saga.internal.SagaInterventions;
import dev.ordinal.engine.saga.internal.Sagas;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Resource for interventions in sagas that need attention. */
@Path("admin/sagas")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class SagaActsResource {

    @Inject private SagaInterventions interventions;
    @Inject private Sagas sagas;
    @Inject private Callers callers;

    /** Request body: the work that an operator did by hand, and its result. */
    public record Settlement(
            @Nullable @Schema(required = true, minLength = 1, examples = "notice") String what,
            @Nullable @Schema(required = true, minLength = 1, examples = "Delivered by hand")
                    String reason) {}

    /** Retries everything that needs attention. */
    @POST
    @Path("{saga}/{instance}/retry")
    @Operation(
            operationId = "retrySaga",
            summary = "Retry the steps that a saga has given up",
            description = "Retries everything of an instance that needs attention.")
    public SagaSummary retry(
            @Parameter(description = "The name of the saga", example = "delivery")
                    @PathParam("saga")
                    String saga,
            @Parameter(
                            description = "The id of the instance",
                            example = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                    @PathParam("instance")
                    String instance,
            @Nullable Reason why) {
        var reason = Reason.required(Reason.optional(why));
        var outcome = interventions.retry(saga, instance, reason, context());
        return answer(saga, instance, outcome);
    }

    /** Tells a saga that an operator has done what needed attention. */
    @POST
    @Path("{saga}/{instance}/settle")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "settleSaga",
            summary = "State that a step of a saga was done by hand",
            description =
                    "Tells an instance that an operator has done what needed attention. For"
                            + " administrators.")
    public SagaSummary settle(
            @Parameter(description = "The name of the saga", example = "delivery")
                    @PathParam("saga")
                    String saga,
            @Parameter(
                            description = "The id of the instance",
                            example = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                    @PathParam("instance")
                    String instance,
            @Nullable Settlement settlement) {
        if (settlement == null || settlement.what() == null) throw what("must be there");
        var reason = Reason.required(settlement.reason());
        var outcome = interventions.settle(saga, instance, settlement.what(), reason, context());
        return answer(saga, instance, outcome);
    }

    private SagaSummary answer(String saga, String instance, InterventionResult outcome) {
        return switch (outcome) {
            case DONE -> find(saga, instance);
            case NOT_FOUND -> throw ConsoleProblems.noSaga(saga, instance);
            case NOT_NEEDED -> throw ProblemException.of("saga.needs-no-attention", null);
            case NOT_THAT ->
                    throw what("is none of " + String.join(", ", find(saga, instance).attention()));
            case NOT_HANDLED -> throw ProblemException.of("saga.does-not-hear", null);
        };
    }

    private SagaSummary find(String saga, String instance) {
        return sagas.find(saga, instance)
                .map(SagaSummary::of)
                .orElseThrow(() -> ConsoleProblems.noSaga(saga, instance));
    }

    private static ProblemException what(String detail) {
        return ProblemException.invalid(List.of(new Fault("/what", detail)));
    }

    private CommandContext context() {
        return CommandContext.by(callers.current().actor());
    }
}
