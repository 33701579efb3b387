package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.audit.AuditStream;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.saga.internal.SagaOperatorEvent.SagaRetried;
import dev.ordinal.engine.saga.internal.SagaOperatorEvent.SagaSettled;
import dev.ordinal.engine.saga.internal.SagaOperatorEvent.SagaTimerCancelled;
import dev.ordinal.engine.saga.internal.SagaOperatorEvent.SagaTimerMoved;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Interventions of operators in running instances. An intervention, its entry on the audit stream
 * and the step that follows from it are one transaction.
 */
@ApplicationScoped
public class SagaInterventions {

    @Produces private static final AuditStream SAGAS = new AuditStream("sagas");

    @Inject private Sagas queries;
    @Inject private SagaBeans sagas;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaStateReader states;
    @Inject private SagaRunner runner;
    @Inject private SagaTimerRepository timers;
    @Inject private Audit audit;
    @Inject private Transactions transactions;

    /** Lets an instance retry everything that needs attention. */
    public InterventionResult retry(
            String saga, String instance, String reason, CommandContext context) {
        var event = new SagaRetried(saga, instance, reason);
        return signal(saga, instance, new RetryAsked(), event, context);
    }

    /**
     * Tells an instance that an operator has done by hand what needed attention.
     *
     * @param what its name, from {@link Saga#needsAttention}
     * @param reason how it was settled
     */
    public InterventionResult settle(
            String saga, String instance, String what, String reason, CommandContext context) {
        var event = new SagaSettled(saga, instance, what, reason);
        return signal(saga, instance, new SettledByHand(what, reason), event, context);
    }

    private InterventionResult signal(
            String name,
            String instance,
            SagaSignal signal,
            SagaOperatorEvent event,
            CommandContext context) {
        return locked(
                name,
                instance,
                () ->
                        sagas.find(name)
                                .map(saga -> signal(saga, instance, signal, event, context))
                                .orElse(InterventionResult.NOT_FOUND));
    }

    private <S> InterventionResult signal(
            Saga<S> saga,
            String instance,
            SagaSignal signal,
            SagaOperatorEvent event,
            CommandContext context) {
        var before = states.load(saga, instance);
        if (before.correlationId() == null) return InterventionResult.NOT_FOUND;
        var attention = saga.needsAttention(before.state());
        if (attention.isEmpty()) return InterventionResult.NOT_NEEDED;
        if (signal instanceof SettledByHand(var what, _) && !attention.contains(what)) {
            return InterventionResult.NOT_THAT;
        }
        var cause = Cause.signal(before.correlationId(), context.actor());
        if (!runner.handle(saga, instance, signal, cause)) return InterventionResult.NOT_HANDLED;
        audit.append(SAGAS, event, context);
        return InterventionResult.DONE;
    }

    /**
     * Changes the time at which a running timer is due; a time in the past means at once.
     *
     * @param moved the timer with its new time
     */
    public InterventionResult moveTimer(SagaTimer moved, String reason, CommandContext context) {
        return timer(
                moved.saga(),
                moved.instance(),
                moved.name(),
                context,
                found -> {
                    timers.move(moved);
                    return new SagaTimerMoved(
                            found.saga(),
                            found.instance(),
                            found.name(),
                            found.dueAt(),
                            moved.dueAt(),
                            reason);
                });
    }

    /** Stops a running timer: the instance receives no {@link SagaSignal.TimedOut} from it. */
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
                                .map(event -> audit.append(SAGAS, event, context))
                                .map(_ -> InterventionResult.DONE)
                                .orElse(InterventionResult.NOT_FOUND));
    }

    /** PostgreSQL stores no NUL character. */
    private Optional<SagaTimer> find(String saga, String instance, String name) {
        return name.indexOf('\0') < 0 ? timers.findAndLock(saga, instance, name) : Optional.empty();
    }

    /** Locks the instance before its timers, as every step does. */
    private InterventionResult locked(
            String saga, String instance, Supplier<InterventionResult> work) {
        if (!queries.isPossible(saga, instance)) return InterventionResult.NOT_FOUND;
        return transactions.callAgain(() -> {
            instances.lock(saga, instance);
            return work.get();
        });
    }
}
