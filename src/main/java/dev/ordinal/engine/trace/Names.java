package dev.ordinal.engine.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What OpenTelemetry calls things (<a
 * href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">semantic
 * conventions for messaging</a>).
 */
final class Names {

    static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");
    static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
    static final AttributeKey<String> SUBSCRIPTION =
            stringKey("messaging.destination.subscription.name");
    static final AttributeKey<String> MESSAGE = stringKey("messaging.message.id");
    static final AttributeKey<String> CONVERSATION = stringKey("messaging.message.conversation_id");
    static final AttributeKey<Long> MESSAGES = longKey("messaging.batch.message_count");

    /** What the conventions call every ActiveMQ. */
    static final String ACTIVEMQ = "activemq";

    private Names() {}
}
