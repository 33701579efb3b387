package dev.ordinal.engine.http.internal.operator;

import dev.ordinal.engine.http.Page;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.saga.internal.SagaInstance;
import dev.ordinal.engine.saga.internal.Sagas;
import dev.ordinal.engine.saga.internal.Sagas.Selection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Resource for the instances of this server's sagas and their histories. */
@Path("admin/sagas")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class SagasResource {

    private static final Duration OLDEST = Duration.ofDays(36_500);

    @Inject private Sagas sagas;

    /** A page of instances. */
    public record SagaPage(List<SagaSummary> items, @Nullable String next, @Nullable String prev) {}

    /** Instances, newest first. */
    @GET
    @Operation(
            operationId = "listSagas",
            summary = "List instances of sagas, newest first",
            description = "Instances of sagas with their states.")
    @APIResponse(
            responseCode = "200",
            description = "A page of instances",
            content = @Content(schema = @Schema(implementation = SagaPage.class)))
    public Response list(
            @Parameter(description = "Only instances of this saga") @QueryParam("saga")
                    @Nullable String saga,
            @Parameter(
                            description = "Only instances in this state",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "[\\p{L}\\p{N}_$]+",
                                            examples = "Compensating"))
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "Only instances that are not finished") @QueryParam("open")
                    boolean open,
            @Parameter(description = "Only instances that need attention") @QueryParam("attention")
                    boolean attention,
            @Parameter(
                            description = "Only instances that have not changed for this time",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "duration",
                                            examples = "PT5M"))
                    @QueryParam("olderThan")
                    @Nullable String olderThan,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var selection = new Selection(saga, name(state), open, attention, age(olderThan));
        var page =
                request.read((from, limit) -> read(selection, from, limit), SagaInstance::number);
        var items = page.items().stream().map(SagaSummary::of).toList();
        return new Page<>(items, page.next(), page.prev()).toResponse(uri);
    }

    private List<SagaInstance> read(Selection selection, PageRequest.Position from, int limit) {
        var key = from.key();
        return from.backwards()
                ? sagas.after(selection, key == null ? 0 : key, limit)
                : sagas.before(selection, key == null ? Long.MAX_VALUE : key, limit);
    }

    private static @Nullable String name(@Nullable String state) {
        if (state == null || state.matches("[\\p{L}\\p{N}_$]+")) return state;
        throw ProblemException.parameter("state must be the name of a state, such as Compensating");
    }

    private static @Nullable Duration age(@Nullable String olderThan) {
        if (olderThan == null) return null;
        try {
            var age = Duration.parse(olderThan);
            if (!age.isNegative() && age.compareTo(OLDEST) <= 0) return age;
        } catch (DateTimeParseException _) {
            // answered below
        }
        throw ProblemException.parameter("olderThan must be a duration, such as PT5M");
    }

    /** One instance, with every step. */
    @GET
    @Path("{saga}/{instance}")
    @Operation(
            operationId = "readSaga",
            summary = "Read an instance of a saga, with its steps",
            description = "One instance with its state, its timers and every step.")
    public SagaDetails details(
            @Parameter(description = "The name of the saga", example = "delivery")
                    @PathParam("saga")
                    String saga,
            @Parameter(
                            description = "The id of the instance",
                            example = "0198a2c4-7b1e-7c3a-9d52-3f1e8a6b4c21")
                    @PathParam("instance")
                    String instance) {
        return sagas.history(saga, instance)
                .map(SagaDetails::of)
                .orElseThrow(() -> ConsoleProblems.noSaga(saga, instance));
    }
}
