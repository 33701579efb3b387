package dev.ordinal.demo.payment;

import dev.ordinal.demo.payment.SandboxLedger.Total;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.shop.payment.ProviderSettings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.util.List;

/** Resource through which operators see and steer the sandbox. */
@Path("sandbox")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class SandboxResource {

    @Inject private ProviderSettings settings;
    @Inject private Sandbox sandbox;
    @Inject private SandboxOutage outage;

    /** Request body that starts or ends an outage of the sandbox. */
    public record Outage(boolean away) {}

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
    public Outage outage(Outage wish) {
        requireSandbox();
        outage.set(wish.away());
        return wish;
    }

    private void requireSandbox() {
        if (!settings.isSandbox()) throw new NotFoundException();
    }
}
