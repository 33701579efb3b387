/**
 * Machinery of circuit breakers: trackers of their states, metrics, settings. For the engine only.
 */
@NullMarked
package dev.ordinal.engine.breaker.internal;

import org.jspecify.annotations.NullMarked;
