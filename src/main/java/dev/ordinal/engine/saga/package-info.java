/**
 * Sagas: processes across several modules that are completed or compensated, whatever fails.
 *
 * <p>For you: {@link Saga}, {@link Step}, {@link SagaSignal}, {@link Compensation}.
 */
@NullMarked
package dev.ordinal.engine.saga;

import org.jspecify.annotations.NullMarked;
