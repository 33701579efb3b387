/**
 * Messages: commands, events, the streams they belong to, and where they come from.
 *
 * <p>For you: {@link Command}, {@link CommandType}, {@link Event}, {@link EventType}, {@link
 * StreamId}, {@link Metadata}, {@link ModuleDefinition}.
 */
@NullMarked
package dev.ordinal.engine.message;

import org.jspecify.annotations.NullMarked;
