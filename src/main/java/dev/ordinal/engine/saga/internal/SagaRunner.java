package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.ContentionException;
import dev.ordinal.engine.dispatch.internal.Dispatch;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.saga.Effect;
import dev.ordinal.engine.saga.Effect.CancelTimer;
import dev.ordinal.engine.saga.Effect.Send;
import dev.ordinal.engine.saga.Effect.StartTimer;
import dev.ordinal.engine.saga.Saga;
import dev.ordinal.engine.saga.SagaSignal;
import dev.ordinal.engine.saga.Step;
import dev.ordinal.engine.saga.internal.SagaEvent.SagaStepped;
import dev.ordinal.engine.saga.internal.SagaEvent.StartedTimer;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.Spans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runner of steps. State, commands and timers are written in the caller's transaction, the same in
 * which the inbox records the event, so that a step is taken once for each event.
 */
@ApplicationScoped
class SagaRunner {

    @Inject private SagaStateReader states;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaTimerRepository timers;
    @Inject private EventStore store;
    @Inject private Spans spans;

    /**
     * Passes an event or a signal to an instance. If the saga neither changes the state nor wants
     * an effect, nothing is written.
     *
     * @return whether the instance took a step
     * @throws ContentionException if another transaction has taken a step meanwhile
     */
    <S> boolean handle(Saga<S> saga, String instance, Event heard, Cause cause) {
        try (var span = spans.begin("step " + saga.name(), cause.correlationId())) {
            span.with("ordinal.saga.instance", instance).with("ordinal.saga.heard", name(heard));
            try {
                return step(saga, instance, heard, cause, span);
            } catch (RuntimeException e) {
                throw span.failed(e);
            }
        }
    }

    private <S> boolean step(
            Saga<S> saga, String instance, Event heard, Cause cause, Activity span) {
        instances.lock(saga.name(), instance);
        var before = states.load(saga, instance);
        var step = saga.on(before.state(), heard);
        span.with("ordinal.saga.from", SagaStateReader.nameOf(before.state()));
        span.with("ordinal.saga.to", SagaStateReader.nameOf(step.state()));
        if (step.effects().isEmpty() && step.state().equals(before.state())) return false;
        var events = new ArrayList<Event>(sent(step, before.stream()));
        events.add(stepped(before, step, heard, cause));
        var appended = store.append(before.stream(), before.version(), events, cause.origin());
        if (appended instanceof Conflict) {
            throw new ContentionException("Another transaction wrote to " + before.stream());
        }
        keep(saga, instance, step, cause);
        return true;
    }

    private static List<? extends Event> sent(Step<?> step, StreamId stream) {
        return effects(step, Send.class).map(send -> Dispatch.of(send.command(), stream)).toList();
    }

    private static <S> SagaStepped stepped(
            SagaStateReader.Loaded<S> before, Step<S> step, Event heard, Cause cause) {
        return new SagaStepped(
                name(heard),
                cause.eventId(),
                cause.answersTo(),
                heard instanceof SagaSignal ? heard.toString() : null,
                SagaStateReader.nameOf(before.state()),
                SagaStateReader.nameOf(step.state()),
                before.codec().write(step.state()),
                effects(step, StartTimer.class)
                        .map(t -> new StartedTimer(t.name(), t.after().toMillis()))
                        .toList(),
                effects(step, CancelTimer.class).map(CancelTimer::name).toList());
    }

    private static <E extends Effect> Stream<E> effects(Step<?> step, Class<E> kind) {
        return step.effects().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The name of an event or signal in the history of an instance. */
    private static String name(Event heard) {
        @Nullable EventType type = heard.getClass().getAnnotation(EventType.class);
        return type == null ? heard.getClass().getSimpleName() : type.name();
    }

    private <S> void keep(Saga<S> saga, String instance, Step<S> step, Cause cause) {
        keepTimers(saga, instance, step, cause);
        boolean isFinished = saga.isFinished(step.state());
        if (isFinished) timers.cancelAll(saga.name(), instance);
        instances.save(
                new SagaInstanceRepository.Status(
                        saga.name(),
                        instance,
                        SagaStateReader.nameOf(step.state()),
                        isFinished,
                        saga.needsAttention(step.state())));
    }

    private void keepTimers(Saga<?> saga, String instance, Step<?> step, Cause cause) {
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Send _ -> {}
                case StartTimer(var name, var after) ->
                        timers.start(saga.name(), instance, name, after, cause.correlationId());
                case CancelTimer(var name) -> timers.cancel(saga.name(), instance, name);
            }
        }
    }
}
