package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventType;

import java.time.Instant;

/** What operators do to instances. It stays inside the service. */
sealed interface SagaOperatorEvent extends Event {

    /** What needed attention was to be tried again. */
    @EventType(name = "saga.retried", published = false)
    record SagaRetried(String saga, String instance, String reason) implements SagaOperatorEvent {}

    /** One thing that needed attention was done by hand. */
    @EventType(name = "saga.settled", published = false)
    record SagaSettled(String saga, String instance, String what, String reason)
            implements SagaOperatorEvent {}

    /** A timer is due at another time. */
    @EventType(name = "saga.timer_moved", published = false)
    record SagaTimerMoved(
            String saga, String instance, String timer, Instant from, Instant to, String reason)
            implements SagaOperatorEvent {}

    /** A timer was stopped before it was due. */
    @EventType(name = "saga.timer_cancelled", published = false)
    record SagaTimerCancelled(
            String saga, String instance, String timer, Instant dueAt, String reason)
            implements SagaOperatorEvent {}
}
