package dev.ordinal.engine.lifecycle;

/**
 * The CDI event that the application cannot start. Observers that have started something outside of
 * the application, such as another process, stop it and throw nothing. Then the process ends with
 * exit code 1 and the reason as its last line, because a server without its application must not
 * look started.
 *
 * @param reason what is wrong and what to do about it, in one line
 * @param cause the exception, for the log
 */
public record StartFailed(String reason, Throwable cause) {

    /** The priority of observers that stop what they have started. */
    public static final int STOP = 100;

    /** The priority of the last observer: it ends the process. */
    public static final int EXIT = Integer.MAX_VALUE;
}
