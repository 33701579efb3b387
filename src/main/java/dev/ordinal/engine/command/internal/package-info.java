/** Machinery of the command bus: routes, middleware, receipts, metrics. For the engine only. */
@NullMarked
package dev.ordinal.engine.command.internal;

import org.jspecify.annotations.NullMarked;
