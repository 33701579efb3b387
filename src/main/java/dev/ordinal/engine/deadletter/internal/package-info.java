/** Machinery of dead letters: search, replays, their progress and events. For the engine only. */
@NullMarked
package dev.ordinal.engine.deadletter.internal;

import org.jspecify.annotations.NullMarked;
