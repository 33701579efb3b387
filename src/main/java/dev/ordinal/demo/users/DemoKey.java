package dev.ordinal.demo.users;

import dev.ordinal.engine.crypto.internal.KeyFile;
import dev.ordinal.engine.http.internal.TokenSettings;
import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Key pair that signs the demo's tokens. The verifier reads the public key from a file. */
@ApplicationScoped
class DemoKey {

    private static final int BITS = 2048;

    @Inject private TokenSettings settings;
    @Inject private Event<StartFailed> failed;

    @Inject
    @ConfigProperty(name = "ordinal.data", defaultValue = "data")
    private Path folder;

    private @Nullable RsaJsonWebKey key;

    void start(
            @Observes @Priority(StartOrder.TAIL) @Initialized(ApplicationScoped.class)
                    Object start) {
        if (!settings.isDemo()) return;
        try {
            Files.createDirectories(folder);
            key = readOrCreate(new KeyFile(folder.resolve("token-key.json")));
            Files.writeString(folder.resolve("token-keys.json"), keySet());
        } catch (IOException | JoseException e) {
            failed.fire(
                    new StartFailed(
                            "The key of the demo's tokens cannot be kept in %s (%s). Set ORDINAL_DATA to a folder that can be written"
                                    .formatted(folder.toAbsolutePath(), e),
                            e));
        }
    }

    private static RsaJsonWebKey readOrCreate(KeyFile file) throws IOException, JoseException {
        if (!file.exists()) {
            file.create(newKey().toJson(OutputControlLevel.INCLUDE_PRIVATE));
        }
        return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(file.read());
    }

    private static RsaJsonWebKey newKey() throws JoseException {
        var key = RsaJwkGenerator.generateJwk(BITS);
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return key;
    }

    /** The key set (RFC 7517) with which others verify the demo's tokens. */
    String keySet() {
        return new JsonWebKeySet(key()).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    String sign(String claims) throws JoseException {
        var token = new JsonWebSignature();
        token.setPayload(claims);
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key().getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKey(key().getPrivateKey());
        return token.getCompactSerialization();
    }

    private RsaJsonWebKey key() {
        if (key == null) throw new IllegalStateException("There is no key");
        return key;
    }
}
