package dev.ordinal.token;

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
import java.util.stream.Stream;

/**
 * Whose tokens count: those of an OpenID provider, or without one those that this server gives out
 * for the demo. What verifies them is set up with the same variables in {@code
 * microprofile-config.properties}.
 */
@ApplicationScoped
class TokenSettings {

    private static final Map<String, String> OF_PROVIDER =
            Map.of(
                    "ordinal.tokens.issuer", "ORDINAL_TOKENS_ISSUER",
                    "ordinal.tokens.keys", "ORDINAL_TOKENS_KEYS");

    @Inject private Config config;
    @Inject private Event<StartFailed> failed;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    private String audience;

    /** Half a provider must not pass for the demo, whose users everybody knows. */
    void check(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        long given = OF_PROVIDER.keySet().stream().filter(this::isGiven).count();
        var empty = OF_PROVIDER.keySet().stream().filter(this::isEmpty);
        boolean half = given != 0 && given != OF_PROVIDER.size();
        if (half || empty.findAny().isPresent()) fail();
    }

    private void fail() {
        var reason =
                "Set both %s, or none of them for the demo's users"
                        .formatted(String.join(" and ", variables().toList()));
        failed.fire(new StartFailed(reason, new IllegalStateException(reason)));
    }

    private static Stream<String> variables() {
        return OF_PROVIDER.values().stream().sorted();
    }

    private boolean isGiven(String name) {
        return raw(name).isPresent();
    }

    private boolean isEmpty(String name) {
        return raw(name).filter(String::isBlank).isPresent();
    }

    private Optional<String> raw(String name) {
        return Optional.ofNullable(config.getConfigValue(name).getRawValue());
    }

    boolean isDemo() {
        return OF_PROVIDER.keySet().stream().noneMatch(this::isGiven);
    }

    String issuer() {
        return issuer;
    }

    String audience() {
        return audience;
    }
}
