package dev.ordinal.engine.breaker;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Beside {@link org.eclipse.microprofile.faulttolerance.CircuitBreaker}: gives the breaker a name,
 * so that its state can be watched, and so that subscriptions that run against it wait for it.
 */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Breaker {

    /** What it guards: {@code event-publishing}. */
    @Nonbinding
    String value() default "";
}
