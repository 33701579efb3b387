/** Machinery of {@code dev.ordinal.engine.schema}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.schema.internal;

import org.jspecify.annotations.NullMarked;
