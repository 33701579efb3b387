package dev.ordinal.shop.inventory.levels;

import dev.ordinal.engine.http.AtLeast;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ReadYourWrites;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.http.TaggedRepresentation;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.shop.inventory.contract.StockCommand;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

import java.util.concurrent.CompletionStage;

/** Resource for the stock level of one product. */
@Path("stock")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
public class StockLevelResource {

    @Inject private StockLevelView levels;
    @Inject private ReadYourWrites writes;

    /**
     * The stock of a product.
     *
     * @param atLeast waits until the read model has that version
     */
    @GET
    @Path("{productId}")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = StockLevel.class)))
    @Operation(
            operationId = "readStock",
            summary = "Read the stock of a product",
            description = "The quantities of all pieces of a product.")
    public CompletionStage<Response> read(
            @Parameter(
                            description = "The id of the product",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = StockCommand.PRODUCT_ID,
                                            maxLength = 64,
                                            examples = "tea"))
                    @PathParam("productId")
                    String productId,
            @BeanParam AtLeast atLeast) {
        if (!productId.matches(StockCommand.PRODUCT_ID)) throw notFound();
        var stream = new StreamId(StockCommand.CATEGORY, productId);
        return writes.after(StockLevelProjection.class, stream, atLeast, () -> find(productId));
    }

    private TaggedRepresentation find(String productId) {
        return levels.find(productId)
                .map(level -> new TaggedRepresentation(level, level.version()))
                .orElseThrow(StockLevelResource::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.of("stock.not-found", null);
    }
}
