/**
 * Failures: the causes of an exception, and the pause before another attempt.
 *
 * <p>For you: {@link Backoff}, {@link CausalChain}.
 */
@NullMarked
package dev.ordinal.engine.failure;

import org.jspecify.annotations.NullMarked;
