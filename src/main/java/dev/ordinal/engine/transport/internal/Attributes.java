package dev.ordinal.engine.transport.internal;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The attributes of a CloudEvent among the headers of a message. The AMQP binding of CloudEvents
 * allows two prefixes for their names, {@code cloudEvents:} and {@code cloudEvents_}, and a
 * receiver must know both (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">AMQP
 * binding</a>, 3.1.3.1).
 *
 * @param headers all headers of the message
 */
record Attributes(Map<String, Object> headers) {

    static final String PREFIX = "cloudEvents_";
    private static final String OTHER_PREFIX = "cloudEvents:";

    /** The text of an attribute, or null if there is no such attribute. */
    @Nullable String get(String attribute) {
        var value = headers.get(PREFIX + attribute);
        if (value == null) value = headers.get(OTHER_PREFIX + attribute);
        return value == null ? null : value.toString();
    }

    /**
     * The text of an attribute.
     *
     * @throws IllegalArgumentException if there is no such attribute
     */
    String need(String attribute) {
        var value = get(attribute);
        if (value != null) return value;
        throw new IllegalArgumentException("The message has no " + PREFIX + attribute);
    }

    /** The version of the event's schema: the last part of {@code dataschema}. */
    String schemaVersion() {
        var older = headers.get("x_version");
        if (older != null) return older.toString();
        var schema = need("dataschema");
        return schema.substring(schema.lastIndexOf('/') + 1);
    }
}
