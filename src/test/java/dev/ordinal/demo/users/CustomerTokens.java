package dev.ordinal.demo.users;

import dev.ordinal.engine.http.internal.TokenSettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens for customers who are no users of the demo, issued inside the server. */
@ApplicationScoped
public class CustomerTokens {

    @Inject private DemoKey key;
    @Inject private TokenSettings settings;

    public String token(String subject) {
        var claims = new JwtClaims();
        claims.setIssuer(settings.issuer());
        claims.setAudience(settings.audience());
        claims.setSubject(subject);
        claims.setStringListClaim("groups", "customer");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setGeneratedJwtId();
        try {
            return key.sign(claims.toJson());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
