package dev.ordinal.shop.payment.details;

import dev.ordinal.engine.http.AtLeast;
import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.http.Callers;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.ReadYourWrites;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.http.TaggedRepresentation;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.engine.schema.EventDecoders;
import dev.ordinal.shop.payment.contract.PaymentCommand;
import dev.ordinal.shop.payment.contract.PaymentEvent;
import dev.ordinal.shop.payment.contract.PaymentEvent.PaymentRequested;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Resource for one payment. */
@Path("payments")
@ApplicationScoped
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments", description = "Payments of orders")
public class PaymentDetailsResource {

    @PersistenceContext private EntityManager rows;
    @Inject private ReadYourWrites writes;
    @Inject private EventStore store;
    @Inject private EventDecoders decoders;
    @Inject private Callers callers;
    @Inject private PersonalDataReader personalData;

    /**
     * The payment of an order.
     *
     * @param id the id of the order
     * @param atLeast waits until the read model has that version
     */
    @GET
    @Path("{id: " + Ids.PATTERN + "}")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = PaymentDetails.class)))
    @Operation(
            operationId = "readPayment",
            summary = "Read the payment of an order",
            description = "The payment of an order and its history.")
    public CompletionStage<Response> read(
            @Parameter(description = "The id of the order") @PathParam("id") UUID id,
            @BeanParam AtLeast atLeast) {
        var caller = callers.looking();
        var stream = StreamId.of(PaymentCommand.CATEGORY, id);
        return writes.after(
                PaymentDetailsProjection.class,
                stream,
                atLeast,
                () -> isVisible(stream, caller),
                () -> find(id, caller));
    }

    private TaggedRepresentation find(UUID id, Caller caller) {
        return Optional.ofNullable(rows.find(PaymentDetailsRow.class, id))
                .map(PaymentDetailsRow::payment)
                .filter(payment -> caller.maySee(payment.customerId()))
                .map(payment ->
                        new TaggedRepresentation(payment.shown(personalData), payment.version()))
                .orElseThrow(() -> ProblemException.of("payment.not-found", null));
    }

    /** Whether the caller may see a payment, as its first event says. */
    private boolean isVisible(StreamId stream, Caller caller) {
        return store.readUpTo(stream, 1).stream()
                .flatMap(event -> event.read(decoders.decoder(PaymentEvent.class)).stream())
                .anyMatch(event ->
                        caller.maySee(event instanceof PaymentRequested r ? r.customerId() : null));
    }
}
