/** Machinery of {@code dev.ordinal.engine.command}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.command.internal;

import org.jspecify.annotations.NullMarked;
