package dev.ordinal.shop.payment.provider;

import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.shop.payment.ProviderSettings;
import dev.ordinal.shop.payment.contract.PaymentCommand.DisputeAnswer;
import dev.ordinal.shop.payment.contract.PaymentCommand.ProviderAnswer;
import dev.ordinal.shop.payment.provider.stripe.ProviderTimeoutException;
import dev.ordinal.shop.payment.provider.stripe.ProviderUnavailableException;
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

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
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

import java.time.Instant;
import java.util.Optional;

/**
 * Resource for the provider's webhook. A notification may come twice, late or never: nothing waits
 * for it. That a refund has failed, or that a payment is disputed, is learnt here alone.
 */
@Path("payments")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class WebhookResource {

    @Inject private ProviderSettings settings;
    @Inject private PaymentCallHandler handler;
    @Inject private Provider provider;

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
    @APIResponse(
            responseCode = "200",
            description = "Accepted, or ignored because the service does not use this event")
    @APIResponse(responseCode = "400", description = "The signature is missing, invalid or too old")
    @APIResponse(
            responseCode = "409",
            description = "The payment is not in the state that the event follows; send it again")
    @APIResponse(
            responseCode = "503",
            description = "The payment cannot be looked up at the provider; send it again")
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
        answer(notification(body)).ifPresent(this::record);
        return new Receipt(true);
    }

    private boolean isSigned(@Nullable String signature, byte[] body) {
        var secret = settings.webhookSecret();
        return signature != null
                && secret.isPresent()
                && WebhookSignature.parse(signature).signs(body, secret.get(), Instant.now());
    }

    private static Notification notification(byte[] body) {
        try {
            return Notification.of(Json.TOLERANT.readTree(body));
        } catch (JacksonException e) {
            throw ProblemException.of("request.malformed", null);
        }
    }

    private Optional<ProviderAnswer> answer(Notification notification) {
        try {
            return notification.answer(provider::paymentOf);
        } catch (FaultToleranceException
                | ProviderUnavailableException
                | ProviderTimeoutException e) {
            throw ProblemException.of("payment.provider-unavailable", null);
        }
    }

    /**
     * Records an answer. The provider sends again what is answered with an error; so what happens
     * to a dispute cannot be lost if it is known before the capture.
     */
    private void record(ProviderAnswer answer) {
        switch (handler.record(answer, Ids.next())) {
            case Conflict _ -> throw ProblemException.of("command.conflict", null);
            case Refused(var code) when answer instanceof DisputeAnswer ->
                    throw ProblemException.of(code, null);
            default -> {}
        }
    }
}
