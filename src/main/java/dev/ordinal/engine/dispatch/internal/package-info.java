/** Machinery of {@code dev.ordinal.engine.dispatch}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.dispatch.internal;

import org.jspecify.annotations.NullMarked;
