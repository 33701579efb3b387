package dev.ordinal.embedded;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process with one line. Nothing is open at this point, and an orderly stop of Liberty
 * would wait for the very application that cannot start and then bury the line under its stack
 * traces.
 */
final class ServerExit {
    private static final Logger LOG = Logger.getLogger(ServerExit.class.getName());

    private ServerExit() {}

    static void because(CannotStart reason) {
        LOG.log(Level.FINE, "Cannot start", reason);
        LOG.severe("Ordinal cannot start. " + reason.getMessage());
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }
}
