/**
 * Circuit breakers with a name, whose state can be seen and waited for.
 *
 * <p>For you: {@link Breaker}, {@link BreakerOpenException}.
 */
@NullMarked
package dev.ordinal.engine.breaker;

import org.jspecify.annotations.NullMarked;
