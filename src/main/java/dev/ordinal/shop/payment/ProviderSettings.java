package dev.ordinal.shop.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Settings of the payment provider: its address and the shared secrets. Without an address it is
 * the sandbox of this server, with generated secrets.
 */
@ApplicationScoped
public class ProviderSettings {

    private final String chosenHere = UUID.randomUUID().toString();

    /** Address of the payment provider. Without it, a sandbox in the server answers. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.url")
    private Optional<URI> url;

    /** Secret key for the payment provider. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.provider.key")
    private Optional<String> key;

    /** Secret with which the payment provider signs its webhooks. */
    @Inject
    @ConfigProperty(name = "ordinal.payment.webhook.secret")
    private Optional<String> webhookSecret;

    @Inject
    @ConfigProperty(name = "ordinal.http.host", defaultValue = "localhost")
    private String host;

    @Inject
    @ConfigProperty(name = "ordinal.http.port", defaultValue = "9080")
    private String port;

    public boolean isSandbox() {
        return url.isEmpty();
    }

    /** The address of the provider, without {@code /v1}. */
    public URI url() {
        var here = host.equals("*") ? "localhost" : host;
        return url.orElseGet(
                () -> URI.create("http://%s:%s/api/sandbox/stripe".formatted(here, port)));
    }

    /** The secret key; empty if a real provider is configured without one. */
    public String key() {
        return key.orElse(isSandbox() ? chosenHere : "");
    }

    /** The secret that signs webhooks; empty if a real provider is configured without one. */
    public Optional<String> webhookSecret() {
        return webhookSecret.or(() -> isSandbox() ? Optional.of(chosenHere) : Optional.empty());
    }
}
