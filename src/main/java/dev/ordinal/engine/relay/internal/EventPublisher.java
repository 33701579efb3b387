package dev.ordinal.engine.relay.internal;

import dev.ordinal.engine.breaker.Breaker;
import dev.ordinal.engine.transport.internal.EventSender;
import dev.ordinal.engine.transport.internal.Outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Publisher behind the circuit breaker {@code event-publishing}: after five failures in a row it is
 * open for 30 seconds, and three successes close it. {@code ordinal.breakers.event-publishing.*}
 * changes that.
 */
@ApplicationScoped
public class EventPublisher {

    @Inject private EventSender sender;

    /** Sends the messages in order; all are on the broker's disk when this returns. */
    @Breaker("event-publishing")
    @CircuitBreaker(
            requestVolumeThreshold = 5,
            failureRatio = 1.0,
            delay = 30,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 3)
    public void publish(List<Outgoing> messages) {
        sender.send(messages);
    }
}
