package dev.ordinal.demo.users;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.function.Consumer;

import javax.crypto.spec.SecretKeySpec;

/**
 * Forged tokens: signed with the server's own key or another, with another algorithm, or not at
 * all.
 */
final class TokenForgery {

    private final RsaJsonWebKey key;

    private TokenForgery(RsaJsonWebKey key) {
        this.key = key;
    }

    /** The forgery of somebody who has read the server's private key. */
    static TokenForgery withKeyOf(Path data) throws IOException, JoseException {
        var json = Files.readString(data.resolve("token-key.json"));
        return new TokenForgery((RsaJsonWebKey) JsonWebKey.Factory.newJwk(json));
    }

    static TokenForgery with(RsaJsonWebKey key) {
        return new TokenForgery(key);
    }

    String keyId() {
        return key.getKeyId();
    }

    /** A token that is valid except for the change. */
    String token(Consumer<JwtClaims> change) throws JoseException {
        return signed(change, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey(), keyId());
    }

    String tokenWithKeyId(@Nullable String keyId) throws JoseException {
        return signed(_ -> {}, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey(), keyId);
    }

    /** A token signed with HMAC, whose secret is the public key. */
    String signedWithThePublicKey() throws JoseException {
        var secret = new SecretKeySpec(key.getPublicKey().getEncoded(), "HmacSHA256");
        return signed(_ -> {}, AlgorithmIdentifiers.HMAC_SHA256, secret, keyId());
    }

    String unsigned() throws JoseException {
        return signed(_ -> {}, AlgorithmIdentifiers.NONE, null, null);
    }

    private static String signed(
            Consumer<JwtClaims> change, String algorithm, @Nullable Key key, @Nullable String keyId)
            throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("urn:ordinal:demo");
        claims.setAudience("ordinal");
        claims.setSubject("alice");
        claims.setStringListClaim("groups", "customer", "operator", "admin");
        claims.setIssuedAt(inSeconds(-120));
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setGeneratedJwtId();
        change.accept(claims);
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setHeader("typ", "JWT");
        if (keyId != null) token.setKeyIdHeaderValue(keyId);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        return token.getCompactSerialization();
    }

    /** The time in some seconds; negative for the past. */
    static NumericDate inSeconds(int seconds) {
        var time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }
}
