/** Machinery of {@code dev.ordinal.engine.database}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.database;

import org.jspecify.annotations.NullMarked;
