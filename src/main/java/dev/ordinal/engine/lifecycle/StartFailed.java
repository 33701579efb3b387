package dev.ordinal.engine.lifecycle;

/**
 * Fired when the application cannot start. Observers that have started something outside of the
 * application, such as another process, stop it and throw nothing; then the process ends with exit
 * code 1, because a server without its application must not look started.
 *
 * @param reason what is wrong and what to do about it, in one line
 * @param cause for the log
 */
public record StartFailed(String reason, Throwable cause) {

    /** The priority of observers that stop what they have started. */
    public static final int STOP = 100;

    /** The priority of the last observer: it ends the process. */
    public static final int EXIT = Integer.MAX_VALUE;
}
