/** Machinery of {@code dev.ordinal.engine.health}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.health.internal;

import org.jspecify.annotations.NullMarked;
