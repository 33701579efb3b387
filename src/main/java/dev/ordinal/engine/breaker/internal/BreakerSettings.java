package dev.ordinal.engine.breaker.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Settings of a circuit breaker: those of its annotation, unless the configuration overrides them
 * (MicroProfile Fault Tolerance, configuration of fault tolerance policies).
 */
@ApplicationScoped
class BreakerSettings {

    @Inject private Config config;

    Duration delay(Method guarded) {
        var own = own(guarded);
        var unit = get(guarded, "delayUnit", ChronoUnit.class, own.delayUnit());
        return Duration.of(get(guarded, "delay", Long.class, own.delay()), unit);
    }

    int successThreshold(Method guarded) {
        var own = own(guarded);
        return get(guarded, "successThreshold", Integer.class, own.successThreshold());
    }

    private static CircuitBreaker own(Method guarded) {
        var onMethod = guarded.getAnnotation(CircuitBreaker.class);
        var found =
                onMethod != null
                        ? onMethod
                        : guarded.getDeclaringClass().getAnnotation(CircuitBreaker.class);
        if (found == null) throw new IllegalStateException(guarded + " has no @CircuitBreaker");
        return found;
    }

    private <T> T get(Method guarded, String parameter, Class<T> type, T otherwise) {
        var general = "CircuitBreaker/" + parameter;
        var ofClass = guarded.getDeclaringClass().getName() + "/" + general;
        var ofMethod =
                "%s/%s/%s"
                        .formatted(
                                guarded.getDeclaringClass().getName(), guarded.getName(), general);
        return config.getOptionalValue(ofMethod, type)
                .or(() -> config.getOptionalValue(ofClass, type))
                .or(() -> config.getOptionalValue(general, type))
                .orElse(otherwise);
    }
}
