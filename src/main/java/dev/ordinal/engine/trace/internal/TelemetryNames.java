package dev.ordinal.engine.trace.internal;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names of OpenTelemetry's attributes (<a
 * href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">semantic
 * conventions for messaging</a>).
 */
public final class TelemetryNames {

    public static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");
    public static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    public static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
    public static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
    public static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
    public static final AttributeKey<String> SUBSCRIPTION =
            stringKey("messaging.destination.subscription.name");
    public static final AttributeKey<String> MESSAGE = stringKey("messaging.message.id");
    public static final AttributeKey<String> CONVERSATION =
            stringKey("messaging.message.conversation_id");
    public static final AttributeKey<Long> MESSAGES = longKey("messaging.batch.message_count");

    /** The conventions' name of ActiveMQ, Classic and Artemis. */
    public static final String ACTIVEMQ = "activemq";

    /** The conventions' name of Apache Kafka. */
    public static final String KAFKA = "kafka";

    private TelemetryNames() {}
}
