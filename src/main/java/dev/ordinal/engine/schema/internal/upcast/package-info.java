/** Machinery of upcasting: steps, and the way over several of them. For the engine only. */
@NullMarked
package dev.ordinal.engine.schema.internal.upcast;

import org.jspecify.annotations.NullMarked;
