/** Machinery of projections: each as a reader of the log. For the engine only. */
@NullMarked
package dev.ordinal.engine.projection.internal;

import org.jspecify.annotations.NullMarked;
