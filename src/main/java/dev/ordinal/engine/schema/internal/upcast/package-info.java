/** Machinery of {@code dev.ordinal.engine.schema.upcast}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.schema.internal.upcast;

import org.jspecify.annotations.NullMarked;
