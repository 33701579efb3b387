package dev.ordinal.engine.lifecycle;

/** In which order the parts start: priorities of observers of the application's start. */
public final class StartOrder {

    /** Which modules run. */
    public static final int MODULES = 50;

    /** The database and the broker inside the server, where they are used. */
    public static final int EMBEDDED = 100;

    /** The tables. */
    public static final int MIGRATION = 200;

    /** The keys of persons. */
    public static final int VAULT = 220;

    /** What events there are. */
    public static final int SCHEMAS = 250;

    /** What must be right before anything runs. */
    public static final int CHECK = 300;

    /** The end of the log. */
    public static final int TAIL = 400;

    /** Whatever reads the log or the broker. */
    public static final int READERS = 500;

    /** Everything above is done. */
    public static final int DONE = 1000;

    private StartOrder() {}
}
