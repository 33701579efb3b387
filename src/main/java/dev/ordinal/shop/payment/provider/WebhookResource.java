package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.shop.payment.ProviderSettings;
import dev.ordinal.shop.payment.contract.PaymentCommand.ProviderAnswer;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordCapture;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordDecline;
import dev.ordinal.shop.payment.contract.PaymentCommand.RecordRefund;
import dev.ordinal.shop.payment.provider.Outcome.Captured;
import dev.ordinal.shop.payment.provider.Outcome.Declined;
import dev.ordinal.shop.payment.provider.stripe.WebhookSignature;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Resource for the provider's webhook. A notification may come twice, late or never: nothing waits
 * for it, and it changes nothing that was known.
 */
@Path("payments")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class WebhookResource {

    @Inject private ProviderSettings settings;
    @Inject private PaymentCallHandler handler;

    /** Response to every notification. */
    public record Receipt(boolean received) {}

    /** Receives a notification that the provider has signed. */
    @POST
    @Path("webhook")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receivePaymentNotification",
            summary = "Receive a webhook of the payment provider",
            description = "Receives a notification that the payment provider has signed.")
    @APIResponse(responseCode = "200", description = "Taken, or of no interest")
    @APIResponse(responseCode = "400", description = "Not signed, or not just now")
    public Receipt take(
            @Parameter(
                            required = true,
                            description = "The signature of the body by the provider",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples =
                                                    "t=1767268800,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"))
                    @HeaderParam("Stripe-Signature")
                    @Nullable String signature,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte[] body) {
        if (!isSigned(signature, body)) throw ProblemException.of("payment.bad-signature", null);
        answer(event(body)).ifPresent(this::record);
        return new Receipt(true);
    }

    private boolean isSigned(@Nullable String signature, byte[] body) {
        var secret = settings.webhookSecret();
        return signature != null
                && secret.isPresent()
                && WebhookSignature.parse(signature).signs(body, secret.get(), Instant.now());
    }

    private static JsonNode event(byte[] body) {
        try {
            return Json.TOLERANT.readTree(body);
        } catch (JacksonException e) {
            throw ProblemException.of("request.malformed", null);
        }
    }

    /** The answer in a notification; empty if it is of no interest. */
    private static Optional<ProviderAnswer> answer(JsonNode event) {
        var object = event.at("/data/object");
        var paymentId = paymentId(object);
        if (paymentId.isEmpty()) return Optional.empty();
        return switch (event.path("type").asString("")) {
            case "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "payment_intent.canceled" ->
                    ofIntent(paymentId.get(), object);
            case "refund.created", "refund.updated", "charge.refund.updated" ->
                    ofRefund(paymentId.get(), object);
            default -> Optional.empty();
        };
    }

    private static Optional<UUID> paymentId(JsonNode object) {
        try {
            return Optional.of(UUID.fromString(object.at("/metadata/payment_id").asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * The answer about a payment. The message beside the code is dropped: it may name the customer,
     * and the customer's seal is unknown here.
     */
    private static Optional<ProviderAnswer> ofIntent(UUID paymentId, JsonNode intent) {
        return switch (ProviderResponses.ofIntent(intent)) {
            case Captured(var reference) -> Optional.of(new RecordCapture(paymentId, reference));
            case Declined(var code, _) -> Optional.of(new RecordDecline(paymentId, code, null));
            default -> Optional.empty();
        };
    }

    private static Optional<ProviderAnswer> ofRefund(UUID paymentId, JsonNode refund) {
        boolean isThere = refund.path("status").asString("").equals("succeeded");
        return isThere ? Optional.of(new RecordRefund(paymentId)) : Optional.empty();
    }

    private void record(ProviderAnswer answer) {
        var result = handler.record(answer, Ids.next());
        if (result instanceof Conflict) throw ProblemException.of("command.conflict", null);
    }
}
