package dev.ordinal.engine.http.internal;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of trusted tokens: the tokens of an OpenID provider or, without one, those that this
 * server issues for the demo. {@code microprofile-config.properties} configures their verification
 * with the same variables.
 */
@ApplicationScoped
public class TokenSettings {

    /**
     * Issuer of the tokens of an OpenID provider, exactly as in {@code iss}. Without it, the demo's
     * users log in. Type: address. Default: none.
     */
    private static final String ISSUER = "ordinal.tokens.issuer";

    /** Address of the provider's key set, its {@code jwks_uri}. Type: address. Default: none. */
    private static final String KEYS = "ordinal.tokens.keys";

    private static final Map<String, String> OF_PROVIDER =
            new TreeMap<>(
                    Map.of(
                            ISSUER, "ORDINAL_TOKENS_ISSUER",
                            KEYS, "ORDINAL_TOKENS_KEYS"));

    @Inject private Config config;
    @Inject private Event<StartFailed> failed;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    private String audience;

    void check(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        fault(config)
                .ifPresent(reason ->
                        failed.fire(new StartFailed(reason, new IllegalStateException(reason))));
    }

    /**
     * The fault of an incomplete configuration of a provider, which must not fall back to the demo
     * and its well-known users.
     */
    static Optional<String> fault(Config config) {
        var given =
                OF_PROVIDER.keySet().stream().flatMap(name -> raw(config, name).stream()).toList();
        boolean whole =
                given.size() == OF_PROVIDER.size() && given.stream().noneMatch(String::isBlank);
        if (given.isEmpty() || whole) return Optional.empty();
        var variables = String.join(" and ", OF_PROVIDER.values());
        return Optional.of(
                "Set both %s, or none of them for the demo's users".formatted(variables));
    }

    private static boolean isDemo(Config config) {
        return OF_PROVIDER.keySet().stream().allMatch(name -> raw(config, name).isEmpty());
    }

    private static Optional<String> raw(Config config, String name) {
        return Optional.ofNullable(config.getConfigValue(name).getRawValue());
    }

    public boolean isDemo() {
        return isDemo(config);
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }
}
