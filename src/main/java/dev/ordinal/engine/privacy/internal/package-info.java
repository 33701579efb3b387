/** Machinery of {@code dev.ordinal.engine.privacy}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.privacy.internal;

import org.jspecify.annotations.NullMarked;
