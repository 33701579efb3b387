package dev.ordinal.shop.ordering.details;

import dev.ordinal.engine.http.AtLeast;
import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ReadYourWrites;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.http.TaggedRepresentation;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.shop.ordering.contract.OrderCommand;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Resource for one order, in its present state or at an earlier time. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderDetailsResource {

    @Inject private OrderDetailsView orders;
    @Inject private ReadYourWrites writes;
    @Inject private Callers callers;

    /**
     * The order.
     *
     * @param version a version of the order
     * @param at a time, for the order as it was then
     * @param atLeast waits until the read model has that version
     */
    @GET
    @Path("{id: " + Ids.PATTERN + "}")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = OrderDetails.class)))
    @Operation(
            operationId = "readOrder",
            summary = "Read an order, as it is or as it was",
            description =
                    "The present state of an order, the state at an earlier version or time, or the"
                            + " state once it includes a given version.")
    public CompletionStage<Response> read(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @Parameter(
                            description = "The order as it was at this version",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int64",
                                            minimum = "0",
                                            examples = "1"))
                    @QueryParam("version")
                    @Nullable String version,
            @Parameter(
                            description = "The order as it was at this time",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "date-time",
                                            examples = "2026-01-01T12:00:00Z"))
                    @QueryParam("at")
                    @Nullable String at,
            @BeanParam AtLeast atLeast) {
        var caller = callers.looking();
        var stream = StreamId.of(OrderCommand.CATEGORY, id);
        return writes.after(
                OrderDetailsProjection.class,
                stream,
                atLeast,
                () -> orders.isVisible(id, caller),
                () -> visible(find(id, version, at), caller));
    }

    private Optional<OrderDetails> find(UUID id, @Nullable String version, @Nullable String at) {
        if (version != null && at != null) {
            throw ProblemException.parameter("version and at cannot be combined");
        }
        if (version != null) return orders.findAtVersion(id, number(version));
        if (at != null) return orders.findAsOf(id, instant(at));
        return orders.find(id);
    }

    private TaggedRepresentation visible(Optional<OrderDetails> found, Caller caller) {
        return found.filter(order -> caller.maySee(order.customerId()))
                .map(order -> new TaggedRepresentation(orders.shown(order), order.version()))
                .orElseThrow(() -> ProblemException.of("order.not-found", null));
    }

    private static long number(String text) {
        if (text.matches("\\d{1,18}")) return Long.parseLong(text);
        throw ProblemException.parameter("version must be a number of events");
    }

    /** Parses an instant of RFC 3339, where a year has four digits. */
    private static Instant instant(String text) {
        try {
            if (text.matches("\\d{4}-.*")) return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            // reported like any other invalid text
        }
        throw ProblemException.parameter("at must be a time such as 2026-01-01T00:00:00Z");
    }
}
