package dev.ordinal.engine.lifecycle.internal;

import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The periodic tasks of this server, each repeated at its interval. */
@ApplicationScoped
class PeriodicTasks {

    private static final Logger LOG = Logger.getLogger(PeriodicTasks.class.getName());

    @Inject @Any private Instance<PeriodicTask> tasks;
    @Inject private Workers workers;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        tasks.forEach(task -> workers.start(task.name(), () -> round(task)));
    }

    private void round(PeriodicTask task) throws InterruptedException {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The task " + task.name() + " failed and will run again", e);
        }
        workers.pause(task.every());
    }
}
