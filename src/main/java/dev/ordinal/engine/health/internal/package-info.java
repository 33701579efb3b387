/** Machinery of health checks. For the engine only. */
@NullMarked
package dev.ordinal.engine.health.internal;

import org.jspecify.annotations.NullMarked;
