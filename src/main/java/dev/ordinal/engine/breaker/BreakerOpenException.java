package dev.ordinal.engine.breaker;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** A call was not let through, by a breaker that has a name. */
public class BreakerOpenException extends CircuitBreakerOpenException {

    private static final long serialVersionUID = 1L;

    private final String breaker;

    public BreakerOpenException(String breaker, CircuitBreakerOpenException cause) {
        super("The circuit breaker " + breaker + " lets nobody through", cause);
        this.breaker = breaker;
    }

    public String breaker() {
        return breaker;
    }
}
