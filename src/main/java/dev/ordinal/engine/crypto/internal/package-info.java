/** Machinery of {@code dev.ordinal.engine.crypto}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.crypto.internal;

import org.jspecify.annotations.NullMarked;
