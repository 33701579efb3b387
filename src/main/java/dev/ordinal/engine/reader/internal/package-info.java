/** Machinery of {@code dev.ordinal.engine.reader}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.NullMarked;
