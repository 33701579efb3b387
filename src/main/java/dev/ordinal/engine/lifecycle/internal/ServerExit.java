package dev.ordinal.engine.lifecycle.internal;

import dev.ordinal.engine.lifecycle.StartFailed;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The end of a process whose application cannot start: one line, and exit code 1. An orderly stop
 * of the application server would wait for the very application that cannot start, and then bury
 * the line under its stack traces.
 */
@ApplicationScoped
class ServerExit {

    private static final Logger LOG = Logger.getLogger(ServerExit.class.getName());

    void end(@Observes @Priority(StartFailed.EXIT) StartFailed failure) {
        LOG.log(Level.FINE, "Cannot start", failure.cause());
        LOG.severe("Ordinal cannot start. " + failure.reason());
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }
}
