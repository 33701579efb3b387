/**
 * The command bus, and the layers that every command passes on its way to its handler.
 *
 * <p>For you: {@link CommandBus}, {@link CommandContext}, {@link CommandResult}, {@link
 * CommandPolicy}; for what an aggregate does not cover, {@link CommandHandler} and {@link
 * CommandMiddleware}.
 */
@NullMarked
package dev.ordinal.engine.command;

import org.jspecify.annotations.NullMarked;
