package dev.ordinal.engine.saga;

import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.saga.SagaSignal.TimedOut;
import dev.ordinal.engine.saga.Timers.Due;
import dev.ordinal.engine.store.Transactions;
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
    private static final int AT_ONCE = 100;

    /** After a step that failed, so that a faulty saga does not keep the others waiting. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    @Inject private Timers timers;
    @Inject private SagaInstances instances;
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
            due = transactions.call(() -> timers.due(here, AT_ONCE));
            due.forEach(this::tell);
        } while (due.size() == AT_ONCE);
    }

    private void tell(Due timer) {
        try (var span =
                spans.resume("timer " + timer.name(), timer.started(), timer.correlationId())) {
            tell(timer, span);
        }
    }

    private void tell(Due timer, Activity span) {
        try {
            transactions.callAgain(() -> ring(timer));
        } catch (RuntimeException e) {
            span.failed(e);
            LOG.log(Level.SEVERE, e, () -> timer + " failed, it will ring again");
            transactions.run(
                    () -> timers.putOff(timer.saga(), timer.instance(), timer.name(), AGAIN));
        }
    }

    /** The instance first, as in every step, or two of them would wait for each other. */
    private boolean ring(Due timer) {
        var saga = sagas.find(timer.saga());
        if (saga.isEmpty()) return false;
        instances.lock(timer.saga(), timer.instance());
        if (!timers.take(timer)) return false;
        var cause = Cause.signal(timer.correlationId(), Actor.system(timer.saga()));
        runner.hear(saga.get(), timer.instance(), new TimedOut(timer.name()), cause);
        return true;
    }
}
