/**
 * Machinery of the relay: the reader that publishes, behind a circuit breaker. For the engine only.
 */
@NullMarked
package dev.ordinal.engine.relay.internal;

import org.jspecify.annotations.NullMarked;
