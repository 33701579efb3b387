package dev.ordinal.engine.consumer.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

/**
 * The metrics of consumers: {@code ordinal.consumer.messages} counts messages by subscription and
 * outcome.
 */
final class ConsumerMetrics {

    /** The attribute's name in OpenTelemetry's semantic conventions for messaging. */
    private static final AttributeKey<String> SUBSCRIPTION =
            stringKey("messaging.destination.subscription.name");

    private static final AttributeKey<String> OUTCOME = stringKey("ordinal.outcome");

    private final LongCounter messages;

    ConsumerMetrics(Meter meter) {
        messages =
                meter.counterBuilder("ordinal.consumer.messages")
                        .setUnit("{message}")
                        .setDescription("Messages of a subscription by outcome")
                        .build();
    }

    /** Counts one message, after its outcome is committed. */
    void count(String subscription, Outcome outcome) {
        messages.add(1, Attributes.of(SUBSCRIPTION, subscription, OUTCOME, outcome.label()));
    }
}
