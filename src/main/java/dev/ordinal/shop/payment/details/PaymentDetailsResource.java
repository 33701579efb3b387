package dev.ordinal.shop.payment.details;

import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ReadYourWrites;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.http.TaggedRepresentation;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.shop.payment.contract.PaymentCommand;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Resource for one payment. */
@Path("payments")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class PaymentDetailsResource {

    @PersistenceContext private EntityManager rows;
    @Inject private ReadYourWrites writes;
    @Inject private Callers callers;
    @Inject private PersonalDataReader personalData;

    /**
     * The payment of an order.
     *
     * @param id the id of the order
     * @param atLeast waits until the read model has that version
     */
    @GET
    @Path("{id}")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = PaymentDetails.class)))
    @Operation(summary = "Read the payment of an order")
    public CompletionStage<Response> read(
            @PathParam("id") UUID id, @QueryParam("atLeast") @Nullable String atLeast) {
        var caller = callers.looking();
        var stream = StreamId.of(PaymentCommand.CATEGORY, id);
        return writes.after(
                PaymentDetailsProjection.class, stream, version(atLeast), () -> find(id, caller));
    }

    private TaggedRepresentation find(UUID id, Caller caller) {
        return Optional.ofNullable(rows.find(PaymentDetailsRow.class, id))
                .map(PaymentDetailsRow::payment)
                .filter(payment -> caller.maySee(payment.customerId()))
                .map(payment ->
                        new TaggedRepresentation(payment.shown(personalData), payment.version()))
                .orElseThrow(() -> ProblemException.of("payment.not-found", null));
    }

    private static long version(@Nullable String atLeast) {
        if (atLeast == null) return 0;
        if (atLeast.matches("\\d{1,18}")) return Long.parseLong(atLeast);
        throw ProblemException.parameter("atLeast must be a number of events");
    }
}
