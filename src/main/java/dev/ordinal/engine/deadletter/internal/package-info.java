/** Machinery of {@code dev.ordinal.engine.deadletter}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.deadletter.internal;

import org.jspecify.annotations.NullMarked;
