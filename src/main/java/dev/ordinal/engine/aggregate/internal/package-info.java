/** Machinery of aggregates: the handler, states in memory, snapshots. For the engine only. */
@NullMarked
package dev.ordinal.engine.aggregate.internal;

import org.jspecify.annotations.NullMarked;
