package dev.ordinal.engine.lifecycle.internal;

import dev.ordinal.engine.lifecycle.StartFailed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Checks at the start whose failure ends the process, since no restart of a part would help. */
@ApplicationScoped
public class StartupChecks {

    @Inject private Event<StartFailed> failed;

    /**
     * Runs a part of the start.
     *
     * @param part throws an {@link IllegalStateException} if the start has failed; its message is
     *     the reason, in one line
     */
    public void require(Runnable part) {
        try {
            part.run();
        } catch (IllegalStateException e) {
            failed.fire(new StartFailed(String.valueOf(e.getMessage()), e));
        }
    }
}
