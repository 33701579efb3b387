package dev.ordinal.engine.http.internal.registry;

import dev.ordinal.engine.json.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** AsyncAPI message trait of all messages: the attributes of CloudEvents 1.0. */
final class CloudEventTrait {

    private static final String PREFIX = "cloudEvents_";
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
        OPTIONAL.put("cloudEvents_traceparent", "W3C trace context in which the event was created");
        OPTIONAL.put("cloudEvents_tracestate", "State of that trace");
        OPTIONAL.put("traceparent", "W3C trace context in which the message was sent");
        OPTIONAL.put("tracestate", "State of that trace");
        OPTIONAL.put("x_version", "Version of the event");
        OPTIONAL.put("x_source", "As cloudEvents_source");
        OPTIONAL.put("x_trace_id", "Trace id of cloudEvents_traceparent");
        OPTIONAL.put("x_span_id", "Span id of cloudEvents_traceparent");
    }

    private CloudEventTrait() {}

    static ObjectNode describe() {
        var trait = Json.TOLERANT.createObjectNode();
        trait.putObject("correlationId")
                .put("location", "$message.header#/cloudEvents_correlationid");
        var headers = trait.putObject("headers").put("type", "object");
        var properties = headers.putObject("properties");
        ATTRIBUTES.forEach((name, meaning) -> property(properties, PREFIX + name, meaning));
        properties
                .putObject(PREFIX + "streamversion")
                .put("type", "integer")
                .put("description", "Number of the event in its stream, from 1");
        OPTIONAL.forEach((name, meaning) -> property(properties, name, meaning));
        var required = headers.putArray("required");
        ATTRIBUTES.keySet().forEach(name -> required.add(PREFIX + name));
        return trait;
    }

    private static void property(ObjectNode properties, String name, String meaning) {
        properties.putObject(name).put("type", "string").put("description", meaning);
    }
}
