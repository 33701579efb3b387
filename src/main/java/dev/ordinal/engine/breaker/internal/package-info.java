/** Machinery of {@code dev.ordinal.engine.breaker}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.breaker.internal;

import org.jspecify.annotations.NullMarked;
