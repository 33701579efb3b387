/**
 * Commands from one module to another: they travel through the log and the broker, and a refusal is
 * an event.
 *
 * <p>For you: {@link CommandEvent.CommandRefused}, which a saga receives.
 */
@NullMarked
package dev.ordinal.engine.dispatch;

import org.jspecify.annotations.NullMarked;
