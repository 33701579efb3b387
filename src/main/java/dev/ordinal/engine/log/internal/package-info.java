/** Machinery of {@code dev.ordinal.engine.log}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.log.internal;

import org.jspecify.annotations.NullMarked;
