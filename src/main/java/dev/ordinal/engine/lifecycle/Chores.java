package dev.ordinal.engine.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs every chore at its interval. */
@ApplicationScoped
class Chores {

    private static final Logger LOG = Logger.getLogger(Chores.class.getName());

    @Inject @Any private Instance<Chore> chores;
    @Inject private Workers workers;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        chores.forEach(chore -> workers.start(chore.name(), () -> round(chore)));
    }

    private void round(Chore chore) throws InterruptedException {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The chore " + chore.name() + " failed, it will run again", e);
        }
        workers.pause(chore.every());
    }
}
