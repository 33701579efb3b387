/** Machinery of {@code dev.ordinal.engine.consumer}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.consumer.internal;

import org.jspecify.annotations.NullMarked;
