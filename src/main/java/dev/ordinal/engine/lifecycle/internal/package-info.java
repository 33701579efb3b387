/** Machinery of {@code dev.ordinal.engine.lifecycle}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
