package dev.ordinal.demo.payment;

import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.shop.payment.ProviderSettings;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Resource that plays the provider: every address below it is answered in Stripe's form. It answers
 * 404 where a real provider is configured. Callers authenticate with the provider's key, as with a
 * real one.
 */
@Path("sandbox/stripe{path:.*}")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class SandboxApiResource {

    private static final Logger LOG = Logger.getLogger(SandboxApiResource.class.getName());
    private static final String KEY = "Idempotency-Key";
    private static final String VERSION = "Stripe-Version";
    private static final int LONGEST_KEY = 255;

    @Inject private ProviderSettings settings;
    @Inject private SandboxApi api;
    @Inject private SandboxOutage outage;
    @Inject private Workers workers;

    @Context private UriInfo uri;
    @Context private HttpHeaders headers;

    @GET
    public CompletionStage<Response> get(@PathParam("path") String path) {
        return answer("GET", path, new byte[0]);
    }

    @POST
    public CompletionStage<Response> post(@PathParam("path") String path, byte[] body) {
        return answer("POST", path, body);
    }

    @PUT
    public CompletionStage<Response> put(@PathParam("path") String path) {
        return answer("PUT", path, new byte[0]);
    }

    @PATCH
    public CompletionStage<Response> patch(@PathParam("path") String path) {
        return answer("PATCH", path, new byte[0]);
    }

    @DELETE
    public CompletionStage<Response> delete(@PathParam("path") String path) {
        return answer("DELETE", path, new byte[0]);
    }

    private CompletionStage<Response> answer(String method, String path, byte[] body) {
        if (!settings.isSandbox() || !isBelow(path)) throw new NotFoundException();
        var key = headers.getHeaderString(KEY);
        var version = headers.getHeaderString(VERSION);
        try {
            requireKey();
            if (outage.isAway()) return done(Reply.failure("Away, as you wished"), key, version);
            var call = call(method, path, body, key);
            return workers.call(() -> response(api.answer(call), key, version))
                    .exceptionally(failure -> response(failed(failure), key, version));
        } catch (SandboxRefusal e) {
            return done(e.reply(), key, version);
        }
    }

    /** Whether a path continues the address; the template also matches longer names. */
    private static boolean isBelow(String path) {
        return path.isEmpty() || path.startsWith("/");
    }

    /** Accepts Stripe's key as a bearer token, or as a user's name without a password. */
    private void requireKey() {
        var given =
                Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.AUTHORIZATION), "");
        if (SandboxCredentials.of(given).contain(settings.key())) return;
        var message =
                given.isEmpty() ? "You did not provide an API key." : "Invalid API Key provided";
        throw new SandboxRefusal(Reply.error(401, Reply.INVALID, null, message, null));
    }

    private SandboxApi.Call call(String method, String path, byte[] body, @Nullable String key) {
        if (key != null && key.length() > LONGEST_KEY) {
            throw new SandboxRefusal(
                    Reply.invalid(null, "Idempotency keys have at most 255 characters", null));
        }
        var query = Objects.requireNonNullElse(uri.getRequestUri().getRawQuery(), "");
        if (body.length > 0) requireForm();
        var form = new String(body, StandardCharsets.UTF_8);
        var parameters = SandboxParameters.parse(query + "&" + form);
        var isPost = method.equals("POST");
        var kept = isPost && key != null && !key.isBlank() ? key : null;
        return new SandboxApi.Call(method, path.replaceFirst("^/", ""), parameters, kept);
    }

    private void requireForm() {
        var type = headers.getMediaType();
        if (type == null || type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) return;
        throw new SandboxRefusal(
                Reply.invalid(
                        null,
                        "Invalid content type: it must be " + MediaType.APPLICATION_FORM_URLENCODED,
                        null));
    }

    private static Reply failed(Throwable failure) {
        LOG.log(Level.WARNING, "A call to the sandbox failed", failure);
        return Reply.failure("The sandbox failed");
    }

    private static CompletionStage<Response> done(
            Reply reply, @Nullable String key, @Nullable String version) {
        return CompletableFuture.completedStage(response(reply, key, version));
    }

    private static Response response(Reply reply, @Nullable String key, @Nullable String version) {
        var response =
                Response.status(reply.status())
                        .type(MediaType.APPLICATION_JSON)
                        .header("Request-Id", "req_" + Ids.next())
                        .header(KEY, key)
                        .header(VERSION, version)
                        .entity(reply.body());
        if (reply.isReplayed()) response.header("Idempotent-Replayed", "true");
        if (reply.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Stripe\"");
        }
        return response.build();
    }
}
