package dev.ordinal.shop.ordering;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.CommandGateway;
import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.privacy.People;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.shop.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.RemoveItem;
import dev.ordinal.shop.ordering.contract.OrderCommand.SubmitOrder;
import dev.ordinal.shop.ordering.details.OrderDetails;
import dev.ordinal.shop.ordering.details.OrderDetailsView;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Resource for commands of customers to orders. */
@Path("orders")
@ApplicationScoped
@RolesAllowed(Roles.CUSTOMER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "Orders, from their first item to their confirmation")
@APIResponse(
        responseCode = "200",
        description = "With Prefer: wait, once the read model shows the change",
        content = @Content(schema = @Schema(implementation = OrderDetails.class)))
public class OrdersResource {

    private static final String PAYMENT_METHOD = "[A-Za-z0-9_-]{1,64}";
    private static final int LONGEST_REASON = 500;

    @Inject private CommandGateway gateway;
    @Inject private Callers callers;
    @Inject private OrderDetailsView details;
    @Inject private People people;

    /** The body of a new order. */
    public record NewOrder(List<Item> items) {}

    /** Request body with the reason of a cancellation. */
    public record Cancellation(
            @Schema(minLength = 1, maxLength = LONGEST_REASON, examples = "Changed my mind")
                    String reason) {}

    /**
     * Request body that submits an order.
     *
     * @param paymentMethod the payment provider's name for the payment method
     */
    public record Submission(
            @Schema(pattern = PAYMENT_METHOD, maxLength = 64, examples = "pm_card_visa")
                    String paymentMethod) {}

    /** Constraints of a reason, which can be checked only before it is sealed. */
    private record Reason(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    /** Constraints of a payment method, which can be checked only before it is sealed. */
    private record Method(@NotNull @Pattern(regexp = PAYMENT_METHOD) String paymentMethod) {}

    /** Places an order for the caller. */
    @POST
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "Places an order for the caller; the order is open until it is submitted or"
                            + " cancelled.")
    public CompletionStage<Response> place(
            @BeanParam CommandHeaders headers, @Nullable NewOrder body) {
        var order = required(body);
        return send(
                new PlaceOrder(Ids.next(), callers.current().id(), order.items()),
                order,
                "",
                headers);
    }

    /** Adds a quantity of a product to an open order. */
    @POST
    @Path("{id}/items")
    @Operation(
            operationId = "addItem",
            summary = "Add an item",
            description = "Adds a quantity of a product to an open order.")
    public CompletionStage<Response> add(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @BeanParam CommandHeaders headers,
            @Nullable Item body) {
        var item = required(body);
        return send(new AddItem(id, callers.current().id(), item), item, "item.", headers);
    }

    /** Removes a product from an open order. */
    @DELETE
    @Path("{id}/items/{productId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "removeItem",
            summary = "Remove an item",
            description = "Removes a product from an open order.")
    public CompletionStage<Response> remove(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @Parameter(
                            description = "The id of the product",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = Item.PRODUCT_ID,
                                            maxLength = 64,
                                            examples = "tea"))
                    @PathParam("productId")
                    String productId,
            @BeanParam CommandHeaders headers) {
        return send(new RemoveItem(id, callers.current().id(), productId), null, "", headers);
    }

    /** Submits an order: its stock is reserved, then it is paid and confirmed. */
    @POST
    @Path("{id}/submit")
    @Operation(
            operationId = "submitOrder",
            summary = "Submit an order",
            description =
                    "Hands an order to fulfilment: its stock is reserved, then it is paid and"
                            + " confirmed.")
    public CompletionStage<Response> submit(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @BeanParam CommandHeaders headers,
            @Nullable Submission body) {
        var submission = required(body);
        var method = gateway.valid(new Method(submission.paymentMethod()));
        var customer = callers.current().id();
        var command = new SubmitOrder(id, customer, sealed(customer, method.paymentMethod()));
        return send(command, submission, "", headers);
    }

    /** Cancels an order: at once while it is open, later after fulfilment has undone its steps. */
    @POST
    @Path("{id}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description =
                    "Cancels an order: at once while it is open, later after fulfilment has undone"
                            + " its steps.")
    public CompletionStage<Response> cancel(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @BeanParam CommandHeaders headers,
            @Nullable Cancellation body) {
        var cancellation = required(body);
        var reason = gateway.valid(new Reason(cancellation.reason()));
        var customer = callers.current().id();
        var command = new CancelOrder(id, customer, sealed(customer, reason.reason()));
        return send(command, cancellation, "", headers);
    }

    /** Seals a text with the customer's key. */
    private Personal sealed(String customer, String text) {
        return people.seal(UUID.fromString(customer), text);
    }

    private CompletionStage<Response> send(
            OrderCommand command, @Nullable Object body, String bodyIn, CommandHeaders headers) {
        return gateway.send(
                new CommandGateway.Incoming(command, body, bodyIn, headers),
                callers.current(),
                new Views());
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) throw ProblemException.of("request.malformed", "The body is empty");
        return body;
    }

    /** View that answers commands to orders with the order's details. */
    private final class Views implements CommandGateway.Views {

        @Override
        public Class<? extends Projection<?>> projection() {
            return details.projection();
        }

        @Override
        public String location(Accepted accepted) {
            return "/api/orders/" + accepted.stream().id();
        }

        @Override
        public @Nullable Object read(Accepted accepted) {
            return details.find(UUID.fromString(accepted.stream().id()))
                    .map(details::shown)
                    .orElse(null);
        }
    }
}
