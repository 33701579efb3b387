package dev.ordinal.engine.lifecycle;

/**
 * The order in which the parts of the server start: priorities of observers of the application's
 * start. A module that starts something of its own usually takes {@link #READERS}:
 *
 * <pre>{@code
 * void start(@Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class) Object start) { ... }
 * }</pre>
 */
public final class StartOrder {

    /** The choice of the modules that run here. */
    public static final int MODULES = 50;

    /** The start of a database and a broker inside the server, where they are used. */
    public static final int EMBEDDED = 100;

    /** The migrations: behind it the tables exist. */
    public static final int MIGRATION = 200;

    /** The keys of persons. */
    public static final int VAULT = 220;

    /** The events, their schemas and steps. */
    public static final int SCHEMAS = 250;

    /** The checks that must pass before anything runs, and the handlers of commands. */
    public static final int CHECK = 300;

    /** The first read of the end of the log. */
    public static final int TAIL = 400;

    /** Everything that reads the log or the broker, and periodic tasks. */
    public static final int READERS = 500;

    /** The end: everything above has started. */
    public static final int DONE = 1000;

    private StartOrder() {}
}
