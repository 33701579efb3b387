package dev.ordinal.engine.breaker.internal;

import dev.ordinal.engine.breaker.Breaker;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Interceptor within the circuit breaker that observes every attempt that fails. A retry hides
 * attempts from {@link BreakerObserver}: the one that opened the breaker, and a probe that failed.
 */
@Breaker
@Interceptor
@Priority(BreakerAttempts.WITHIN_FAULT_TOLERANCE)
class BreakerAttempts {

    /** MicroProfile Fault Tolerance takes priorities from {@code PLATFORM_AFTER + 10} to 50. */
    static final int WITHIN_FAULT_TOLERANCE = Interceptor.Priority.PLATFORM_AFTER + 100;

    @Inject private Breakers breakers;

    @AroundInvoke
    Object observe(InvocationContext attempt) throws Exception {
        try {
            return attempt.proceed();
        } catch (Exception e) {
            breakers.of(attempt.getMethod()).attemptFailed(e);
            throw e;
        }
    }
}
