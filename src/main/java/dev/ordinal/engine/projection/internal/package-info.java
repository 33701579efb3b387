/** Machinery of {@code dev.ordinal.engine.projection}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.projection.internal;

import org.jspecify.annotations.NullMarked;
