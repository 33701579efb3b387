package dev.ordinal.engine.saga;

import static dev.ordinal.engine.audit.AuditStream.SAGAS;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.saga.SagaOperatorEvent.SagaRetried;
import dev.ordinal.engine.saga.SagaOperatorEvent.SagaSettled;
import dev.ordinal.engine.saga.SagaOperatorEvent.SagaTimerCancelled;
import dev.ordinal.engine.saga.SagaOperatorEvent.SagaTimerMoved;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What operators may do to instances. An act, its note on the audit stream and what follows from it
 * are one transaction.
 */
@ApplicationScoped
public class SagaInterventions {

    @Inject private Sagas shown;
    @Inject private SagaBeans sagas;
    @Inject private SagaInstances instances;
    @Inject private SagaStateReader states;
    @Inject private SagaRunner runner;
    @Inject private Timers timers;
    @Inject private RunningTimers running;
    @Inject private Audit audit;
    @Inject private Transactions transactions;

    /** Has everything that needs attention tried again. */
    public InterventionResult retry(
            String saga, String instance, String reason, CommandContext context) {
        var act = new SagaRetried(saga, instance, reason);
        return signal(saga, instance, new RetryAsked(), act, context);
    }

    /**
     * Tells an instance that somebody has done by hand what needed attention.
     *
     * @param what its name, as the instance calls it
     */
    public InterventionResult settle(
            String saga, String instance, String what, String reason, CommandContext context) {
        var act = new SagaSettled(saga, instance, what, reason);
        return signal(saga, instance, new SettledByHand(what, reason), act, context);
    }

    private InterventionResult signal(
            String name,
            String instance,
            SagaSignal signal,
            SagaOperatorEvent act,
            CommandContext context) {
        return locked(
                name,
                instance,
                () ->
                        sagas.find(name)
                                .map(saga -> signal(saga, instance, signal, act, context))
                                .orElse(InterventionResult.NOT_FOUND));
    }

    private <S> InterventionResult signal(
            Saga<S> saga,
            String instance,
            SagaSignal signal,
            SagaOperatorEvent act,
            CommandContext context) {
        var before = states.load(saga, instance);
        if (before.correlationId() == null) return InterventionResult.NOT_FOUND;
        var attention = saga.needsAttention(before.state());
        if (attention.isEmpty()) return InterventionResult.NOT_NEEDED;
        if (signal instanceof SettledByHand(var what, _) && !attention.contains(what)) {
            return InterventionResult.NOT_THAT;
        }
        var cause = Cause.signal(before.correlationId(), context.actor());
        if (!runner.hear(saga, instance, signal, cause)) return InterventionResult.NOT_HEARD;
        audit.append(SAGAS, act, context);
        return InterventionResult.DONE;
    }

    /**
     * Has a timer that runs be due at another time; in the past means at once.
     *
     * @param moved as it is to be
     */
    public InterventionResult moveTimer(SagaTimer moved, String reason, CommandContext context) {
        var saga = moved.saga();
        var instance = moved.instance();
        return timer(
                saga,
                instance,
                moved.name(),
                context,
                found -> {
                    running.move(moved);
                    return new SagaTimerMoved(
                            saga, instance, found.name(), found.dueAt(), moved.dueAt(), reason);
                });
    }

    /** Stops a timer that runs: the instance will not hear of it. */
    public InterventionResult cancelTimer(
            String saga, String instance, String name, String reason, CommandContext context) {
        return timer(
                saga,
                instance,
                name,
                context,
                found -> {
                    timers.cancel(saga, instance, name);
                    return new SagaTimerCancelled(saga, instance, name, found.dueAt(), reason);
                });
    }

    private InterventionResult timer(
            String saga,
            String instance,
            String name,
            CommandContext context,
            Function<SagaTimer, SagaOperatorEvent> change) {
        return locked(
                saga,
                instance,
                () ->
                        find(saga, instance, name)
                                .map(change)
                                .map(act -> audit.append(SAGAS, act, context))
                                .map(_ -> InterventionResult.DONE)
                                .orElse(InterventionResult.NOT_FOUND));
    }

    /** PostgreSQL keeps no NUL. */
    private Optional<SagaTimer> find(String saga, String instance, String name) {
        return name.indexOf('\0') < 0 ? running.find(saga, instance, name) : Optional.empty();
    }

    /** The instance first, as in every step. */
    private InterventionResult locked(
            String saga, String instance, Supplier<InterventionResult> work) {
        if (!shown.isPossible(saga, instance)) return InterventionResult.NOT_FOUND;
        return transactions.callAgain(() -> {
            instances.lock(saga, instance);
            return work.get();
        });
    }
}
