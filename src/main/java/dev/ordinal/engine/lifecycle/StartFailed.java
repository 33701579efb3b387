package dev.ordinal.engine.lifecycle;

/**
 * Fired when the application cannot start. Whoever has started something stops it, and the process
 * ends: a server without its application must not look started.
 *
 * @param reason what is wrong and what to do about it, in one line
 * @param cause for the log
 */
public record StartFailed(String reason, Throwable cause) {}
