package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.SandboxLedger.Total;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.shop.payment.ProviderSettings;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Resource that plays the provider. It answers 404 where a real provider is configured. Callers
 * authenticate with the provider's key, as with a real one.
 */
@Path("sandbox")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class SandboxResource {

    private static final Pattern BY_PAYMENT =
            Pattern.compile("metadata\\['payment_id'\\]:'([^']*)'");

    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,15}");

    @Inject private ProviderSettings settings;
    @Inject private Sandbox sandbox;
    @Inject private Workers workers;

    private volatile boolean away;

    /** Request body that starts or ends an outage of the sandbox. */
    public record Outage(boolean away) {}

    @POST
    @PermitAll
    @Path("stripe/v1/payment_intents")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public CompletionStage<Response> create(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @HeaderParam("Idempotency-Key") @DefaultValue("") String key,
            MultivaluedMap<String, String> form) {
        return answer(authorization, () -> create(key, form));
    }

    private Reply create(String key, MultivaluedMap<String, String> form) {
        var amount = text(form, "amount");
        if (!AMOUNT.matcher(amount).matches()) {
            return Reply.invalid("parameter_invalid_integer", "Invalid integer: " + amount);
        }
        var wish =
                new SandboxIntent.Wish(
                        Long.parseLong(amount),
                        text(form, "currency"),
                        Map.of("payment_id", text(form, "metadata[payment_id]")));
        return sandbox.create(key, wish, text(form, "payment_method"));
    }

    @GET
    @PermitAll
    @Path("stripe/v1/payment_intents/{id}")
    public CompletionStage<Response> read(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @PathParam("id") String id) {
        return answer(authorization, () -> sandbox.read(id));
    }

    @GET
    @PermitAll
    @Path("stripe/v1/payment_intents/search")
    public CompletionStage<Response> search(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @QueryParam("query") @DefaultValue("") String query) {
        var wanted = BY_PAYMENT.matcher(query);
        return answer(
                authorization,
                () ->
                        wanted.matches()
                                ? sandbox.search(wanted.group(1))
                                : Reply.invalid("query", "Only metadata['payment_id']:'...'"));
    }

    @POST
    @PermitAll
    @Path("stripe/v1/refunds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public CompletionStage<Response> refund(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @HeaderParam("Idempotency-Key") @DefaultValue("") String key,
            MultivaluedMap<String, String> form) {
        return answer(authorization, () -> sandbox.refund(key, refund(form)));
    }

    private static SandboxRefund.Wish refund(MultivaluedMap<String, String> form) {
        var metadata = Map.of("payment_id", text(form, "metadata[payment_id]"));
        return new SandboxRefund.Wish(text(form, "payment_intent"), null, metadata);
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        return String.valueOf(form.getFirst(name));
    }

    @GET
    @PermitAll
    @Path("stripe/v1/refunds/{id}")
    public CompletionStage<Response> readRefund(
            @HeaderParam("Authorization") @DefaultValue("") String authorization,
            @PathParam("id") String id) {
        return answer(authorization, () -> sandbox.readRefund(id));
    }

    /** The sums of all payments by currency, or of one payment. */
    @GET
    @Path("totals")
    public List<Total> totals(@QueryParam("paymentId") @DefaultValue("") String paymentId) {
        requireSandbox();
        return sandbox.totals(paymentId);
    }

    /** Starts or ends an outage of the provider. */
    @PUT
    @Path("outage")
    @Consumes(MediaType.APPLICATION_JSON)
    public Outage outage(Outage outage) {
        requireSandbox();
        away = outage.away();
        return outage;
    }

    private void requireSandbox() {
        if (!settings.isSandbox()) throw new NotFoundException();
    }

    private CompletionStage<Response> answer(String authorization, Supplier<Reply> work) {
        requireSandbox();
        if (away) return CompletableFuture.completedStage(Reply.failure().response());
        if (!authorization.equals("Bearer " + settings.key())) {
            var stranger = Reply.error(401, "invalid_request_error", "key", "Invalid API Key");
            return CompletableFuture.completedStage(stranger.response());
        }
        return workers.call(() -> work.get().response());
    }
}
