package dev.ordinal.engine.trace.internal;

import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.TraceContext;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Spans of messages that are sent or processed, and of events that are applied to read models. They
 * follow OpenTelemetry's conventions for messaging.
 */
@ApplicationScoped
public class MessageSpans {

    /** The most source spans that get a span each; more of them get one span together. */
    private static final int PLACES = 8;

    /** The age from which an applied event counts as replayed: its trace has ended. */
    private static final Duration REPLAYED = Duration.ofMinutes(10);

    @Inject private Tracer tracer;

    @Inject
    @ConfigProperty(name = "otel.sdk.disabled", defaultValue = "true")
    private boolean areOff;

    /** A group of messages that are sent together; {@link #send} adds them. */
    public SpanGroup sending() {
        return new SpanGroup();
    }

    /**
     * Adds a message to a group; its span is a child of the span in which its event was created.
     *
     * @return the context to send with the message
     */
    public TraceContext send(MessageTrace trace, SpanGroup group) {
        if (areOff) return trace.created();
        var span = message("send", trace).setSpanKind(SpanKind.PRODUCER);
        return group.add(span.setParent(trace.created().toContext()).startSpan());
    }

    /** Adds a message that is sent again; its span is a child of the current one of this thread. */
    public TraceContext sendAgain(MessageTrace trace, SpanGroup group) {
        if (areOff) return trace.sent();
        var span = message("send", trace).setSpanKind(SpanKind.PRODUCER);
        return group.add(span.addLink(trace.created().span()).startSpan());
    }

    /** Starts the span of a subscription that processes a message. */
    public Activity process(MessageTrace trace, String subscription) {
        var context = Correlation.in(trace.sent().toContext(), trace.conversation());
        var span =
                message("process", trace)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(context)
                        .setAttribute(TelemetryNames.SUBSCRIPTION, subscription);
        if (trace.isReplay()) span.addLink(trace.created().span());
        return new Activity(span.startSpan(), context);
    }

    /**
     * Starts the span of a subscription that processes several messages together. They come from
     * different traces, so the span has a trace of its own, linked to theirs.
     */
    public Activity process(List<MessageTrace> traces, String subscription) {
        var span =
                operation("process", traces.getFirst().system(), destination(traces))
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(TelemetryNames.SUBSCRIPTION, subscription)
                        .setAttribute(TelemetryNames.MESSAGES, (long) traces.size());
        var recorded =
                traces.stream().map(MessageTrace::sent).filter(TraceContext::isSampled).toList();
        recorded.forEach(sent -> span.addLink(sent.span()));
        // if no message is sampled, this span is not either
        var context = recorded.isEmpty() ? traces.getFirst().sent().toContext() : Context.root();
        return new Activity(span.setParent(context).startSpan(), context);
    }

    /** The common destination of the messages, as exact as possible. */
    private static String destination(List<MessageTrace> traces) {
        var addresses = traces.stream().map(MessageTrace::destination).distinct().toList();
        return addresses.size() == 1 ? addresses.getFirst() : "events";
    }

    private SpanBuilder message(String operation, MessageTrace trace) {
        return operation(operation, trace.system(), trace.destination())
                .setAttribute(TelemetryNames.MESSAGE, trace.message())
                .setAttribute(TelemetryNames.CONVERSATION, trace.conversation());
    }

    private SpanBuilder operation(String operation, String system, String destination) {
        return tracer.spanBuilder(operation + " " + destination)
                .setAttribute(TelemetryNames.SYSTEM, system)
                .setAttribute(TelemetryNames.OPERATION, operation)
                .setAttribute(TelemetryNames.OPERATION_TYPE, operation)
                .setAttribute(TelemetryNames.DESTINATION, destination);
    }

    /**
     * An event that is applied to something that is derived from the log.
     *
     * @param created the context in which it came to be
     */
    public record Applied(TraceContext created, Instant recordedAt) {}

    /**
     * A group of events that are applied together, with a child of each span in which they were
     * created. If there are too many of these spans, or they ended long ago, it is one span that is
     * linked to them. If the events have no trace, or none is sampled, there is no span.
     */
    public SpanGroup apply(String name, List<Applied> events) {
        var group = new SpanGroup();
        if (areOff) return group;
        var places = byPlace(events);
        if (places.isEmpty()) return group;
        boolean isReplay = events.getFirst().recordedAt().isBefore(Instant.now().minus(REPLAYED));
        if (isReplay || places.size() > PLACES) {
            var span = applied(name, events.size()).setNoParent();
            places.keySet().forEach(place -> span.addLink(place.span()));
            group.add(span.startSpan());
        } else {
            places.forEach((place, count) -> group.add(below(place, name, count)));
        }
        return group;
    }

    private static Map<TraceContext, Long> byPlace(List<Applied> events) {
        return events.stream()
                .filter(event -> event.created().isSampled())
                .collect(
                        Collectors.groupingBy(
                                Applied::created, LinkedHashMap::new, Collectors.counting()));
    }

    private Span below(TraceContext place, String name, long events) {
        return applied(name, events).setParent(place.toContext()).startSpan();
    }

    private SpanBuilder applied(String name, long events) {
        return tracer.spanBuilder(name).setAttribute("ordinal.events", events);
    }
}
