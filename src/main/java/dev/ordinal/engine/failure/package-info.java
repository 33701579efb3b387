/**
 * Failures: the causes of an exception, the pause before another attempt, and a log that callers
 * cannot fill.
 *
 * <p>For you: {@link Backoff}, {@link CausalChain}, {@link OccasionalLog}.
 */
@NullMarked
package dev.ordinal.engine.failure;

import org.jspecify.annotations.NullMarked;
