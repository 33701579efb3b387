/** Machinery of readers: partitions, checkpoints, leases, progress, lag. For the engine only. */
@NullMarked
package dev.ordinal.engine.reader.internal;

import org.jspecify.annotations.NullMarked;
