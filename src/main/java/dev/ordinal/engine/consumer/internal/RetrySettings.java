package dev.ordinal.engine.consumer.internal;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import java.time.Duration;

/** The retry policy of each subscription: its own, unless the configuration says otherwise. */
@ApplicationScoped
class RetrySettings {

    @Inject private Config config;

    /**
     * The policy of a subscription.
     *
     * @throws IllegalStateException if the configured policy is invalid
     */
    RetryPolicy of(Subscription<?> subscription) {
        var own = subscription.retry();
        var prefix = "ordinal.subscriptions." + subscription.name() + ".retry.";
        return new RetryPolicy(
                get(prefix + "limit", Integer.class, own.limit()),
                get(prefix + "first", Duration.class, own.first()),
                get(prefix + "longest", Duration.class, own.longest()),
                get(prefix + "jitter", Double.class, own.jitter()));
    }

    private <T> T get(String name, Class<T> type, T otherwise) {
        try {
            return config.getOptionalValue(name, type).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is no " + type.getSimpleName(), e);
        }
    }
}
