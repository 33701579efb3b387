package dev.ordinal.engine.breaker;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Stands outside the breaker itself, and sees what every call comes to. */
@Breaker
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class BreakerObserver {

    @Inject private Breakers breakers;

    @AroundInvoke
    Object observe(InvocationContext call) throws Exception {
        var watch = breakers.of(call.getMethod());
        try {
            var result = call.proceed();
            watch.succeeded();
            return result;
        } catch (CircuitBreakerOpenException e) {
            throw watch.prevented(e);
        } catch (Exception e) {
            watch.failed(e);
            throw e;
        }
    }
}
