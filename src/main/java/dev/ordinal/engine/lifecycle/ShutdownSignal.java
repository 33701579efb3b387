package dev.ordinal.engine.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The signal that this server is about to stop, for work that does not end by itself, such as a
 * live feed over HTTP. It is given as soon as the process is asked to end; the application is told
 * later, since the server first waits up to half a minute for open requests.
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

    /** Whether the server is stopping. Ask at intervals, and end the work once it is true. */
    public boolean isNear() {
        return asked || workers.isStopping();
    }

    /** Removes the hook: the process may go on without this application. */
    @PreDestroy
    void forget() {
        if (asked) return;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending.
        }
    }
}
