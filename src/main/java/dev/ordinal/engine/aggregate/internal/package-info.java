/** Machinery of {@code dev.ordinal.engine.aggregate}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.aggregate.internal;

import org.jspecify.annotations.NullMarked;
