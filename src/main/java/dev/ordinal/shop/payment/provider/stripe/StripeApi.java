package dev.ordinal.shop.payment.provider.stripe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * The part of <a href="https://docs.stripe.com/api/payment_intents">Stripe's API</a> for payments
 * and refunds. Every response is returned, whatever its status.
 */
@Path("v1")
@Produces(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "Stripe-Version", value = "2024-06-20")
public interface StripeApi {

    /** Takes money at once; a payment that needs another action of the customer fails. */
    @POST
    @Path("payment_intents")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response create(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String key,
            @FormParam("amount") long amount,
            @FormParam("currency") String currency,
            @FormParam("payment_method") String paymentMethod,
            @FormParam("payment_method_types[]") String paymentMethodType,
            @FormParam("confirm") boolean confirm,
            @FormParam("error_on_requires_action") boolean errorOnRequiresAction,
            @FormParam("metadata[payment_id]") String paymentId);

    @GET
    @Path("payment_intents/{id}")
    Response read(
            @HeaderParam("Authorization") String authorization, @PathParam("id") String intent);

    /**
     * Finds payments by metadata, after their idempotency keys are forgotten. Results may be a
     * minute late.
     */
    @GET
    @Path("payment_intents/search")
    Response search(
            @HeaderParam("Authorization") String authorization, @QueryParam("query") String query);

    /** Refunds the whole payment. */
    @POST
    @Path("refunds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response refund(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String key,
            @FormParam("payment_intent") String intent,
            @FormParam("metadata[payment_id]") String paymentId);

    @GET
    @Path("refunds/{id}")
    Response readRefund(
            @HeaderParam("Authorization") String authorization, @PathParam("id") String refund);
}
