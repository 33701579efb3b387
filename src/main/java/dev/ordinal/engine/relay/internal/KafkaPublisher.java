package dev.ordinal.engine.relay.internal;

import dev.ordinal.engine.breaker.Breaker;
import dev.ordinal.engine.transport.internal.kafka.KafkaSender;
import dev.ordinal.engine.transport.internal.kafka.Leaving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Publisher to Kafka behind the circuit breaker {@code kafka-publishing}: after five failures in a
 * row it is open for 30 seconds, and three successes close it. {@code
 * ordinal.breakers.kafka-publishing.*} changes that.
 */
@ApplicationScoped
public class KafkaPublisher {

    @Inject private KafkaSender sender;

    /** Sends the events in order; Kafka has stored all when this returns. */
    @Breaker("kafka-publishing")
    @CircuitBreaker(
            requestVolumeThreshold = 5,
            failureRatio = 1.0,
            delay = 30,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 3)
    public void publish(List<Leaving> events) {
        sender.send(events);
    }
}
