package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** AsyncAPI message traits: the attributes of CloudEvents 1.0 in the headers of a protocol. */
final class CloudEventTrait {

    private static final String PREFIX = "cloudEvents_";
    private static final String PREFIX_IN_KAFKA = "ce_";
    private static final String IN_TRACE = "W3C trace context in which the event was created";
    private static final String SENT_IN_TRACE = "W3C trace context in which the message was sent";
    private static final String STATE = "State of that trace";
    private static final Map<String, String> ATTRIBUTES = new LinkedHashMap<>();

    static {
        ATTRIBUTES.put("specversion", "1.0");
        ATTRIBUTES.put("id", "UUID of the event, the same however often it arrives");
        ATTRIBUTES.put("source", "Service in which the event happened");
        ATTRIBUTES.put("type", "Name of the event");
        ATTRIBUTES.put("subject", "Stream to which the event belongs");
        ATTRIBUTES.put("time", "Time at which the event was recorded (RFC 3339)");
        ATTRIBUTES.put("dataschema", "Where the schema of this version is served");
        ATTRIBUTES.put(
                "partitionkey", "Key of the order in which events are processed: the stream");
        ATTRIBUTES.put("sequence", "Position in the log, zero-padded to 20 digits");
        ATTRIBUTES.put("correlationid", "Id of the request that began the whole process");
        ATTRIBUTES.put("causationid", "Id of the message that caused the event");
        ATTRIBUTES.put("actor", "On whose behalf");
        ATTRIBUTES.put("actorrole", "Role in which the actor acted");
    }

    /** Attributes that are absent outside of a trace, and headers beside those of CloudEvents. */
    private static final Map<String, String> OPTIONAL = new LinkedHashMap<>();

    static {
        OPTIONAL.put("cloudEvents_traceparent", IN_TRACE);
        OPTIONAL.put("cloudEvents_tracestate", STATE);
        OPTIONAL.put("traceparent", SENT_IN_TRACE);
        OPTIONAL.put("tracestate", STATE);
        OPTIONAL.put("x_version", "Version of the event");
        OPTIONAL.put("x_source", "As cloudEvents_source");
        OPTIONAL.put("x_trace_id", "Trace id of cloudEvents_traceparent");
        OPTIONAL.put("x_span_id", "Span id of cloudEvents_traceparent");
    }

    private static final Map<String, String> OPTIONAL_IN_KAFKA = new LinkedHashMap<>();

    static {
        OPTIONAL_IN_KAFKA.put("ce_traceparent", IN_TRACE);
        OPTIONAL_IN_KAFKA.put("ce_tracestate", STATE);
        OPTIONAL_IN_KAFKA.put("traceparent", SENT_IN_TRACE);
        OPTIONAL_IN_KAFKA.put("tracestate", STATE);
    }

    private CloudEventTrait() {}

    /** The trait of messages of Artemis, in any protocol. */
    static ObjectNode describe() {
        return describe(PREFIX, "integer", OPTIONAL);
    }

    /** The trait of records of Kafka, whose headers are all texts. */
    static ObjectNode inKafka() {
        var trait = describe(PREFIX_IN_KAFKA, "string", OPTIONAL_IN_KAFKA);
        var headers = trait.withObject("headers");
        property(headers.withObject("properties"), "content-type", "Media type of the value");
        headers.withArray("required").add("content-type");
        return trait;
    }

    private static ObjectNode describe(
            String prefix, String numbers, Map<String, String> optional) {
        var trait = Json.TOLERANT.createObjectNode();
        trait.putObject("correlationId")
                .put("location", "$message.header#/" + prefix + "correlationid");
        var headers = trait.putObject("headers").put("type", "object");
        var properties = headers.putObject("properties");
        ATTRIBUTES.forEach((name, meaning) -> property(properties, prefix + name, meaning));
        properties
                .putObject(prefix + "streamversion")
                .put("type", numbers)
                .put("description", "Number of the event in its stream, from 1");
        optional.forEach((name, meaning) -> property(properties, name, meaning));
        var required = headers.putArray("required");
        ATTRIBUTES.keySet().forEach(name -> required.add(prefix + name));
        return trait;
    }

    private static void property(ObjectNode properties, String name, String meaning) {
        properties.putObject(name).put("type", "string").put("description", meaning);
    }
}
