package dev.ordinal.shop.ordering.list;

import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.shop.ordering.contract.OrderStatus;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Resource for the list of the caller's orders; operators may list those of any customer. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderListResource {

    /** Page of orders. It exists for OpenAPI, where a generic type cannot be named. */
    private record OrderPage(
            List<OrderSummary> items, @Nullable String next, @Nullable String prev) {}

    @Inject private OrderListView orders;
    @Inject private Callers callers;
    @Inject private People people;

    /** A page of the caller's orders, newest first. */
    @GET
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = OrderPage.class)))
    @Operation(
            operationId = "listOrders",
            summary = "List orders, newest first",
            description =
                    "A page of the caller's orders; operators may list those of any customer.")
    public Response list(
            @Parameter(
                            description = "Only orders in this status",
                            schema = @Schema(implementation = OrderStatus.class))
                    @QueryParam("status")
                    @Nullable String status,
            @Parameter(
                            description =
                                    "The customer whose orders are listed, as the token names it;"
                                            + " for operators",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            examples = "alice"))
                    @QueryParam("customerId")
                    @Nullable String customerId,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        var wanted = customer(customerId, callers.looking());
        return orders.read(wanted, parse(status), page).toResponse(uri);
    }

    private String customer(@Nullable String wanted, Caller caller) {
        if (wanted == null) return caller.id();
        var id = idOf(wanted);
        if (caller.maySee(id)) return id;
        throw ProblemException.of(
                "access.denied", "Only operators may list orders of other customers");
    }

    /** The customer's pseudonym; empty for an unknown customer, who has no orders. */
    private String idOf(String subject) {
        return people.find(subject).map(UUID::toString).orElse("");
    }

    private static Set<OrderStatus> parse(@Nullable String status) {
        if (status == null) return EnumSet.allOf(OrderStatus.class);
        return Stream.of(OrderStatus.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(status))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() ->
                        ProblemException.parameter(
                                "status must be the status of an order, such as open"));
    }
}
