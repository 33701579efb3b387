/** Machinery of the log: rows, high-water mark, scans, snapshots, slots. For the engine only. */
@NullMarked
package dev.ordinal.engine.log.internal;

import org.jspecify.annotations.NullMarked;
