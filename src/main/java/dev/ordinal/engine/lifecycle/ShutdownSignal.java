package dev.ordinal.engine.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Knows that the process was asked to end before the application is told: the server first waits
 * half a minute for its requests, and some would never end by themselves.
 */
@ApplicationScoped
public class ShutdownSignal {

    @Inject private Workers workers;

    private final Thread hook = new Thread(() -> asked(), "shutdown-signal");
    private volatile boolean asked;

    @PostConstruct
    void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void asked() {
        asked = true;
    }

    /** Whether what has no end of its own should end now. */
    public boolean isNear() {
        return asked || workers.isStopping();
    }

    /** The process may go on without this application. */
    @PreDestroy
    void forget() {
        if (asked) return;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is ending just now.
        }
    }
}
