/** Machinery of {@code dev.ordinal.engine.audit}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.audit.internal;

import org.jspecify.annotations.NullMarked;
