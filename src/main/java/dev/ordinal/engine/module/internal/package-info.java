/** Machinery of {@code dev.ordinal.engine.module}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.module.internal;

import org.jspecify.annotations.NullMarked;
