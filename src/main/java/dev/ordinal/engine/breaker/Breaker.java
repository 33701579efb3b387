package dev.ordinal.engine.breaker;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The name of a circuit breaker, on a method that also has a {@link
 * org.eclipse.microprofile.faulttolerance.CircuitBreaker}:
 *
 * <pre>{@code
 * @Breaker("payment-provider")
 * @CircuitBreaker(requestVolumeThreshold = 5, failureRatio = 1.0, delay = 10, delayUnit = SECONDS)
 * public Payment ask(PaymentCall call) { ... }
 * }</pre>
 *
 * Under its name the breaker has metrics and a health check, and operators see its state. While it
 * is not closed, a {@link dev.ordinal.engine.consumer.Subscription} or {@link
 * dev.ordinal.engine.reader.Reader} that calls the method pauses, with no failure counted, until
 * the breaker lets a call through. Each server has its own state. Annotate the method itself: with
 * the annotation on the class, calls fail with a message that says so.
 */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Breaker {

    /** The name of the breaker, usually of what it guards: {@code event-publishing}. */
    @Nonbinding
    String value() default "";
}
