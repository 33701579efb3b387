/** Machinery of {@code dev.ordinal.engine.trace}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.trace.internal;

import org.jspecify.annotations.NullMarked;
