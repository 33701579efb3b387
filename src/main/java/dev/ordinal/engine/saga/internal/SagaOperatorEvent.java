package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.time.Instant;

/** Events on the audit stream about what operators did to instances. They are not published. */
sealed interface SagaOperatorEvent extends Event {

    /** An operator had everything retried that needed attention. */
    @EventType(name = "saga.retried", published = false)
    record SagaRetried(String saga, String instance, String reason) implements SagaOperatorEvent {}

    /** An operator did by hand one thing that needed attention. */
    @EventType(name = "saga.settled", published = false)
    record SagaSettled(String saga, String instance, String what, String reason)
            implements SagaOperatorEvent {}

    /** An operator changed the time at which a timer is due. */
    @EventType(name = "saga.timer_moved", published = false)
    record SagaTimerMoved(
            String saga, String instance, String timer, Instant from, Instant to, String reason)
            implements SagaOperatorEvent {}

    /** An operator stopped a timer before it was due. */
    @EventType(name = "saga.timer_cancelled", published = false)
    record SagaTimerCancelled(
            String saga, String instance, String timer, Instant dueAt, String reason)
            implements SagaOperatorEvent {}
}
