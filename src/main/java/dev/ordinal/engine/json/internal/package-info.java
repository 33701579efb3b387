/** Machinery of {@code dev.ordinal.engine.json}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.json.internal;

import org.jspecify.annotations.NullMarked;
