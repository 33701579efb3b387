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

    /**
     * Retries of a message of one subscription before it becomes a dead letter. Type: number.
     * Limits: 0 or more. Default: that of its code, else {@code 3}.
     */
    private static final String LIMIT = "ordinal.subscriptions.<name>.retry.limit";

    /**
     * Pause before the first retry. Each further pause is twice as long. Type: duration. Limits:
     * more than 0. Default: that of its code, else {@code PT1S}.
     */
    private static final String FIRST = "ordinal.subscriptions.<name>.retry.first";

    /**
     * Longest pause between two retries, before jitter. Type: duration. Limits: the first pause or
     * longer. Default: that of its code, else {@code PT1M}.
     */
    private static final String LONGEST = "ordinal.subscriptions.<name>.retry.longest";

    /**
     * Part of itself by which a pause may be longer or shorter. Type: number. Limits: 0 to 1.
     * Default: that of its code, else {@code 0.2}.
     */
    private static final String JITTER = "ordinal.subscriptions.<name>.retry.jitter";

    @Inject private Config config;

    /**
     * The policy of a subscription.
     *
     * @throws IllegalStateException if the configured policy is invalid
     */
    RetryPolicy of(Subscription<?> subscription) {
        var own = subscription.retry();
        return new RetryPolicy(
                get(LIMIT, subscription, Integer.class, own.limit()),
                get(FIRST, subscription, Duration.class, own.first()),
                get(LONGEST, subscription, Duration.class, own.longest()),
                get(JITTER, subscription, Double.class, own.jitter()));
    }

    private <T> T get(String setting, Subscription<?> subscription, Class<T> type, T otherwise) {
        var name = setting.replace("<name>", subscription.name());
        try {
            return config.getOptionalValue(name, type).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is not a valid " + type.getSimpleName(), e);
        }
    }
}
