package dev.ordinal.shop.inventory;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.CommandGateway;
import dev.ordinal.engine.http.CommandHeaders;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockCommand.CountStock;
import dev.ordinal.shop.inventory.levels.StockLevel;
import dev.ordinal.shop.inventory.levels.StockLevelView;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
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

import java.util.concurrent.CompletionStage;

/** Resource for commands of operators to stock. */
@Path("stock")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock", description = "Pieces of products")
@APIResponse(
        responseCode = "200",
        description = "With Prefer: wait, once the read model shows the change",
        content = @Content(schema = @Schema(implementation = StockLevel.class)))
public class StockResource {

    @Inject private CommandGateway gateway;
    @Inject private Callers callers;
    @Inject private StockLevelView levels;

    /**
     * Request body with the result of a count.
     *
     * @param onHand pieces on the shelf that are not reserved
     */
    public record Count(
            @Schema(minimum = "0", maximum = "" + StockCommand.MOST_PIECES, examples = "100")
                    int onHand) {}

    /** Sets the number of pieces on the shelf that are not reserved. */
    @PUT
    @Path("{productId}")
    @Operation(
            operationId = "countStock",
            summary = "Set the stock of a product",
            description =
                    "Sets the number of pieces on the shelf that are not reserved. For operators.")
    public CompletionStage<Response> count(
            @Parameter(
                            description = "The id of the product",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = StockCommand.NEW_PRODUCT_ID,
                                            maxLength = 64,
                                            examples = "tea"))
                    @PathParam("productId")
                    String productId,
            @BeanParam CommandHeaders headers,
            @Nullable Count body) {
        if (body == null) throw ProblemException.of("request.malformed", "The body is empty");
        if (!StockCommand.isNewProductId(productId)) throw badId();
        var command = new CountStock(productId, body.onHand());
        return gateway.send(
                new CommandGateway.Incoming(command, body, "", headers),
                callers.current(),
                new Views());
    }

    private static ProblemException badId() {
        return ProblemException.parameter(
                "productId must be 1 to 64 letters, digits, dots, dashes and underscores, and"
                        + " neither . nor ..");
    }

    /** View that answers commands to stock with the stock level. */
    private final class Views implements CommandGateway.Views {

        @Override
        public Class<? extends Projection<?>> projection() {
            return levels.projection();
        }

        @Override
        public String location(Accepted accepted) {
            return "/api/stock/" + accepted.stream().id();
        }

        @Override
        public @Nullable Object read(Accepted accepted) {
            return levels.find(accepted.stream().id()).orElse(null);
        }
    }
}
