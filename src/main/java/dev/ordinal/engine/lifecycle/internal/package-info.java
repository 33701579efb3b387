/**
 * Machinery of the start: checks, periodic tasks, the end of a process that cannot start. For the
 * engine only.
 */
@NullMarked
package dev.ordinal.engine.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
