package dev.ordinal.shop.ordering.history;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.Page;
import dev.ordinal.engine.http.PageRequest;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.EventDecoders;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import java.util.List;
import java.util.UUID;

/** Resource for the events of an order. */
@Path("orders")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderHistoryResource {

    /** Page of events. It exists for OpenAPI, where a generic type cannot be named. */
    private record EventPage(
            List<CloudEvent> items, @Nullable String next, @Nullable String prev) {}

    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private EventDecoders decoders;
    @Inject private ShownEvents shown;
    @Inject private Callers callers;

    /** A page of the order's events as CloudEvents, oldest first. */
    @GET
    @Path("{id}/events")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = EventPage.class)))
    @Operation(
            operationId = "listOrderEvents",
            summary = "List the events of an order",
            description = "The order's own history as CloudEvents, oldest first.")
    public Response history(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var stream = StreamId.of(OrderCommand.CATEGORY, id);
        requireVisible(stream, callers.looking());
        var page =
                request.read(
                        (from, limit) -> read(stream, from, limit), e -> e.metadata().version());
        return new Page<>(page.items().stream().map(shown::of).toList(), page.next(), page.prev())
                .toResponse(uri);
    }

    private void requireVisible(StreamId stream, Caller caller) {
        boolean visible =
                transactions.call(() -> store.readUpTo(stream, 1)).stream()
                        .flatMap(event -> event.read(decoders.decoder(OrderEvent.class)).stream())
                        .anyMatch(
                                e -> e instanceof OrderCreated c && caller.maySee(c.customerId()));
        if (!visible) throw ProblemException.of("order.not-found", null);
    }

    private List<StoredEvent> read(StreamId stream, PageRequest.Position from, int limit) {
        long key = from.key() == null ? 0 : from.key();
        return transactions.call(() ->
                from.backwards()
                        ? store.readBefore(stream, key, limit)
                        : store.readAfter(stream, key, limit));
    }
}
