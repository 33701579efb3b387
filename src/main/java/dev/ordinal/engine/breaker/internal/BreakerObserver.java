package dev.ordinal.engine.breaker.internal;

import dev.ordinal.engine.breaker.Breaker;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Interceptor around the circuit breaker that observes the outcome of every call. */
@Breaker
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class BreakerObserver {

    @Inject private Breakers breakers;

    @AroundInvoke
    Object observe(InvocationContext call) throws Exception {
        var tracker = breakers.of(call.getMethod());
        try {
            var result = call.proceed();
            tracker.succeeded();
            return result;
        } catch (CircuitBreakerOpenException e) {
            throw tracker.prevented(e);
        } catch (Exception e) {
            tracker.failed(e);
            throw e;
        }
    }
}
