/** Machinery of sagas: steps, instances, timers, history, interventions. For the engine only. */
@NullMarked
package dev.ordinal.engine.saga.internal;

import org.jspecify.annotations.NullMarked;
