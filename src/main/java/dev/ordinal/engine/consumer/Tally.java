package dev.ordinal.engine.consumer;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

/**
 * Counts what becomes of messages, once it is so: the metric {@code ordinal.consumer.messages} of
 * each subscription and outcome.
 */
final class Tally {

    /** The name is OpenTelemetry's, semantic conventions for messaging. */
    private static final AttributeKey<String> SUBSCRIPTION =
            stringKey("messaging.destination.subscription.name");

    private static final AttributeKey<String> OUTCOME = stringKey("ordinal.outcome");

    private final LongCounter messages;

    Tally(Meter meter) {
        messages =
                meter.counterBuilder("ordinal.consumer.messages")
                        .setUnit("{message}")
                        .setDescription("What became of the messages of a subscription")
                        .build();
    }

    void count(String subscription, Outcome outcome) {
        messages.add(1, Attributes.of(SUBSCRIPTION, subscription, OUTCOME, outcome.label()));
    }
}
