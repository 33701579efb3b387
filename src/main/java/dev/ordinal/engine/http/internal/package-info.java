/** Machinery of {@code dev.ordinal.engine.http}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.http.internal;

import org.jspecify.annotations.NullMarked;
