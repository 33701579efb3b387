package dev.ordinal.testkit;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span as it was exported.
 *
 * @param service the server that made it
 * @param parent empty if it is the first of its trace
 * @param kind {@code SERVER}, {@code PRODUCER} and so on
 * @param links the trace ids that it is linked to
 */
public record OtlpSpan(
        String service,
        String trace,
        String id,
        String parent,
        String name,
        String kind,
        boolean failed,
        Map<String, String> attributes,
        List<String> links) {

    static Stream<OtlpSpan> of(ResourceSpans resource) {
        var service = attributes(resource.getResource().getAttributesList()).get("service.name");
        return resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(String.valueOf(service), span));
    }

    private static OtlpSpan of(String service, Span span) {
        return new OtlpSpan(
                service,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()),
                span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList());
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(KeyValue::getKey, pair -> text(pair.getValue())));
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case STRING_VALUE -> value.getStringValue();
            default -> value.toString();
        };
    }

    /** The value of an attribute, or an empty text. */
    public String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    /** The title of the span; for messages, with the subscription. */
    public String title() {
        var subscription = attribute("messaging.destination.subscription.name");
        return subscription.isEmpty() ? name : name + " by " + subscription;
    }
}
