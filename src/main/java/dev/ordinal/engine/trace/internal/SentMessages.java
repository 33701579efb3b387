package dev.ordinal.engine.trace.internal;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Counter of the messages that this server sent to brokers, or failed to send (OpenTelemetry's
 * semantic conventions for messaging, {@code messaging.client.sent.messages}).
 */
@ApplicationScoped
public class SentMessages {

    /** A destination of one broker. */
    private record Place(String system, String destination) {}

    @Inject private Meter meter;
    private LongCounter counter;

    @PostConstruct
    void register() {
        counter =
                meter.counterBuilder("messaging.client.sent.messages")
                        .setUnit("{message}")
                        .setDescription("Messages that the server attempted to send to a broker")
                        .build();
    }

    /** Counts messages that the broker has stored. */
    public void sent(List<MessageTrace> messages) {
        count(messages, Attributes.empty());
    }

    /** Counts the messages of a batch that the broker did not take as a whole. */
    public void failed(List<MessageTrace> messages, Throwable failure) {
        count(messages, Attributes.of(TelemetryNames.ERROR_TYPE, failure.getClass().getName()));
    }

    private void count(List<MessageTrace> messages, Attributes result) {
        messages.stream()
                .collect(
                        Collectors.groupingBy(
                                trace -> new Place(trace.system(), trace.destination()),
                                Collectors.counting()))
                .forEach((place, number) -> counter.add(number, attributes(place, result)));
    }

    private static Attributes attributes(Place place, Attributes result) {
        return Attributes.builder()
                .put(TelemetryNames.SYSTEM, place.system())
                .put(TelemetryNames.OPERATION, "send")
                .put(TelemetryNames.DESTINATION, place.destination())
                .putAll(result)
                .build();
    }
}
