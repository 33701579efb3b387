/** Machinery of {@code dev.ordinal.engine.transport}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.transport.internal;

import org.jspecify.annotations.NullMarked;
