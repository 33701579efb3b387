/**
 * The start of the server in its order, its background threads, and its stop.
 *
 * <p>For you: {@link Workers}, {@link PeriodicTask}, {@link StartOrder}, {@link ShutdownSignal},
 * {@link Signal}.
 */
@NullMarked
package dev.ordinal.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
