/** Machinery of {@code dev.ordinal.engine.saga}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.saga.internal;

import org.jspecify.annotations.NullMarked;
