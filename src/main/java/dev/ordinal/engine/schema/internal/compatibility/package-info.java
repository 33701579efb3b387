/**
 * Machinery of compatibility: whether a new version keeps what its number promises. For the engine
 * only.
 */
@NullMarked
package dev.ordinal.engine.schema.internal.compatibility;

import org.jspecify.annotations.NullMarked;
