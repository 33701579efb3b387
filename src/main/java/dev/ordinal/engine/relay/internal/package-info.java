/** Machinery of {@code dev.ordinal.engine.relay}: only the engine uses it. */
@NullMarked
package dev.ordinal.engine.relay.internal;

import org.jspecify.annotations.NullMarked;
