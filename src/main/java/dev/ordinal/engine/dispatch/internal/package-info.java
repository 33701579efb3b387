/** Machinery of commands to other modules: their form and their queues. For the engine only. */
@NullMarked
package dev.ordinal.engine.dispatch.internal;

import org.jspecify.annotations.NullMarked;
