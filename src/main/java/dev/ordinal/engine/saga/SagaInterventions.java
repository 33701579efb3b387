package dev.ordinal.engine.saga;

import dev.ordinal.engine.audit.Audit;
import dev.ordinal.engine.audit.AuditStream;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.saga.SagaAct.SagaRetried;
import dev.ordinal.engine.saga.SagaAct.SagaSettled;
import dev.ordinal.engine.saga.SagaAct.SagaTimerCancelled;
import dev.ordinal.engine.saga.SagaAct.SagaTimerMoved;
import dev.ordinal.engine.saga.SagaSignal.RetryAsked;
import dev.ordinal.engine.saga.SagaSignal.SettledByHand;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
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

    @Produces private static final AuditStream SAGAS = new AuditStream("sagas");

    @Inject private Sagas shown;
    @Inject private SagaBeans sagas;
    @Inject private SagaInstances instances;
    @Inject private SagaStates states;
    @Inject private SagaRunner runner;
    @Inject private Timers timers;
    @Inject private RunningTimers running;
    @Inject private Audit audit;
    @Inject private Transactions transactions;

    /** Has everything that needs attention tried again. */
    public Intervention retry(String saga, String instance, String reason, CommandContext context) {
        var act = new SagaRetried(saga, instance, reason);
        return signal(saga, instance, new RetryAsked(), act, context);
    }

    /**
     * Tells an instance that somebody has done by hand what needed attention.
     *
     * @param what its name, as the instance calls it
     */
    public Intervention settle(
            String saga, String instance, String what, String reason, CommandContext context) {
        var act = new SagaSettled(saga, instance, what, reason);
        return signal(saga, instance, new SettledByHand(what, reason), act, context);
    }

    private Intervention signal(
            String name, String instance, SagaSignal signal, SagaAct act, CommandContext context) {
        return locked(
                name,
                instance,
                () ->
                        sagas.find(name)
                                .map(saga -> signal(saga, instance, signal, act, context))
                                .orElse(Intervention.NOT_FOUND));
    }

    private <S> Intervention signal(
            Saga<S> saga, String instance, SagaSignal signal, SagaAct act, CommandContext context) {
        var before = states.load(saga, instance);
        if (before.correlationId() == null) return Intervention.NOT_FOUND;
        var attention = saga.needsAttention(before.state());
        if (attention.isEmpty()) return Intervention.NOT_NEEDED;
        if (signal instanceof SettledByHand(var what, _) && !attention.contains(what)) {
            return Intervention.NOT_THAT;
        }
        var cause = Cause.signal(before.correlationId(), context.actor());
        if (!runner.hear(saga, instance, signal, cause)) return Intervention.NOT_HEARD;
        audit.append(SAGAS, act, context);
        return Intervention.DONE;
    }

    /**
     * Has a timer that runs be due at another time; in the past means at once.
     *
     * @param moved as it is to be
     */
    public Intervention moveTimer(SagaTimer moved, String reason, CommandContext context) {
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
    public Intervention cancelTimer(
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

    private Intervention timer(
            String saga,
            String instance,
            String name,
            CommandContext context,
            Function<SagaTimer, SagaAct> change) {
        return locked(
                saga,
                instance,
                () ->
                        find(saga, instance, name)
                                .map(change)
                                .map(act -> audit.append(SAGAS, act, context))
                                .map(_ -> Intervention.DONE)
                                .orElse(Intervention.NOT_FOUND));
    }

    /** PostgreSQL keeps no NUL. */
    private Optional<SagaTimer> find(String saga, String instance, String name) {
        return name.indexOf('\0') < 0 ? running.find(saga, instance, name) : Optional.empty();
    }

    /** The instance first, as in every step. */
    private Intervention locked(String saga, String instance, Supplier<Intervention> work) {
        if (!shown.isPossible(saga, instance)) return Intervention.NOT_FOUND;
        return transactions.callAgain(() -> {
            instances.lock(saga, instance);
            return work.get();
        });
    }
}
