package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.internal.SagaTimerRepository.Due;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.Spans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The periodic task that delivers a time-out to each saga instance whose timer is due. */
@ApplicationScoped
class DueTimersTask implements PeriodicTask {

    private static final Logger LOG = Logger.getLogger(DueTimersTask.class.getName());
    private static final int BATCH = 100;

    /** The pause after a step that failed, so that a faulty saga does not delay the others. */
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(30);

    @Inject private SagaTimerRepository timers;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaRunner runner;
    @Inject private SagaBeans sagas;
    @Inject private Transactions transactions;
    @Inject private Spans spans;

    @Override
    public String name() {
        return "saga timers";
    }

    @Override
    public Duration every() {
        return Duration.ofMillis(250);
    }

    @Override
    public void run() {
        var here = sagas.names();
        List<Due> due;
        do {
            due = transactions.call(() -> timers.due(here, BATCH));
            due.forEach(this::fire);
        } while (due.size() == BATCH);
    }

    private void fire(Due timer) {
        try (var span =
                spans.resume("timer " + timer.name(), timer.started(), timer.correlationId())) {
            fire(timer, span);
        }
    }

    private void fire(Due timer, Activity span) {
        try {
            transactions.callAgain(() -> step(timer));
        } catch (RuntimeException e) {
            span.failed(e);
            LOG.log(Level.SEVERE, e, () -> timer + " failed; it is retried in " + RETRY_PAUSE);
            transactions.run(() -> timers.postpone(timer, RETRY_PAUSE));
        }
    }

    /** Locks the instance before its timer, as every step does; otherwise two could deadlock. */
    private boolean step(Due timer) {
        var saga = sagas.find(timer.saga());
        if (saga.isEmpty()) return false;
        instances.lock(timer.saga(), timer.instance());
        if (!timers.take(timer)) return false;
        var cause = Cause.signal(timer.correlationId(), Actor.system(timer.saga()));
        runner.handle(saga.get(), timer.instance(), new TimedOut(timer.name()), cause);
        return true;
    }
}
