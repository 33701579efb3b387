package dev.ordinal.engine.breaker;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Exception in place of {@link CircuitBreakerOpenException} for a call that a {@linkplain Breaker
 * named} breaker did not let through; the method was not called.
 */
public class BreakerOpenException extends CircuitBreakerOpenException {

    private static final long serialVersionUID = 1L;

    private final String breaker;

    /** The exception for a breaker, in place of the one that the platform threw. */
    public BreakerOpenException(String breaker, CircuitBreakerOpenException cause) {
        super("The circuit breaker " + breaker + " is open", cause);
        this.breaker = breaker;
    }

    /** The name of the breaker. */
    public String breaker() {
        return breaker;
    }
}
