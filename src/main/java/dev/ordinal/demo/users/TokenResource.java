package dev.ordinal.demo.users;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.ordinal.engine.http.ProblemException;
import dev.ordinal.engine.http.internal.TokenSettings;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Resource that issues tokens for the users of the demo. It answers 404 where an OpenID provider is
 * configured.
 */
@Path("token")
@ApplicationScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens", description = "Tokens of the demo")
public class TokenResource {

    @Inject private TokenSettings settings;
    @Inject private DemoKey key;

    /** Lifetime of the demo's tokens. */
    @Inject
    @ConfigProperty(name = "ordinal.tokens.demo.lifetime", defaultValue = "PT1H")
    private Duration lifetime;

    /** Request body with the credentials. */
    private record LogIn(
            @Schema(examples = "alice") String username,
            @Schema(format = "password", examples = "alice") String password) {}

    /** A token (RFC 6749, 5.1). */
    public record Token(
            @JsonProperty("access_token")
                    @Schema(examples = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl")
                    String accessToken,
            @JsonProperty("token_type") @Schema(examples = "Bearer") String tokenType,
            @JsonProperty("expires_in") @Schema(examples = "3600") long expiresIn) {}

    /** A set of public keys (RFC 7517, 5). It exists for OpenAPI. */
    private record KeySet(List<Map<String, Object>> keys) {}

    /** A token for a user of the demo. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "createToken",
            summary = "Get a token for a user of the demo",
            description =
                    "A token for a user of the demo. Where an OpenID provider is configured, this"
                            + " address does not exist.")
    @APIResponse(responseCode = "401", description = "No such user, or another password")
    @APIResponse(responseCode = "404", description = "An OpenID provider issues the tokens")
    @APIResponse(
            responseCode = "200",
            description = "A token to send as Authorization: Bearer",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = LogIn.class)))
    public Response logIn(MultivaluedMap<String, String> form) throws JoseException {
        requireDemo();
        var name = text(form, "username");
        var roles = DemoUsers.logIn(name, text(form, "password"));
        if (roles.isEmpty()) throw ProblemException.of("token.wrong-password", null);
        var token = key.sign(claims(name, roles.get()).toJson());
        return Response.ok(new Token(token, "Bearer", lifetime.toSeconds())).build();
    }

    /** A parameter, which may not be sent twice (RFC 6749, 3.2). */
    private static String text(MultivaluedMap<String, String> form, String name) {
        var values = form.getOrDefault(name, List.of());
        if (values.size() > 1) throw ProblemException.parameter(name + " must not be repeated");
        return values.isEmpty() ? "" : values.getFirst();
    }

    private JwtClaims claims(String user, List<String> roles) {
        var claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setAudience(settings.audience());
        claims.setSubject(user);
        claims.setStringListClaim("groups", roles);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(lifetime.toSeconds() / 60f);
        claims.setGeneratedJwtId();
        return claims;
    }

    /** The key set with which other servers verify these tokens. */
    @GET
    @Path("keys")
    @Operation(
            operationId = "readTokenKeys",
            summary = "Read the public keys of the tokens",
            description = "The key set with which other servers verify the tokens of the demo.")
    @APIResponse(responseCode = "404", description = "An OpenID provider issues the tokens")
    @APIResponse(
            responseCode = "200",
            description = "A set of public keys (RFC 7517)",
            content = @Content(schema = @Schema(implementation = KeySet.class)))
    public Response keys() {
        requireDemo();
        return Response.ok(key.keySet()).build();
    }

    private void requireDemo() {
        if (!settings.isDemo()) throw new NotFoundException();
    }
}
