package dev.ordinal.engine.trace;

import dev.ordinal.engine.message.Origin;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The position in a trace, as the headers of <a href="https://www.w3.org/TR/trace-context/">W3C
 * Trace Context</a> carry it from one place to the next. Store it to continue the trace later with
 * {@link Spans#resume}.
 *
 * @param traceparent null outside a trace
 * @param tracestate the vendor part, or null
 */
public record TraceContext(@Nullable String traceparent, @Nullable String tracestate) {

    /** The context outside of any trace. */
    public static final TraceContext NONE = new TraceContext(null, null);

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Headers HEADERS = new Headers();

    /** The context of the span that is open on this thread; {@link #NONE} if there is none. */
    public static TraceContext current() {
        return of(Context.current());
    }

    /** The context in which a message was created. */
    public static TraceContext of(Origin origin) {
        return new TraceContext(origin.traceparent(), origin.tracestate());
    }

    /** The context of the span in an OpenTelemetry context; {@link #NONE} if there is none. */
    public static TraceContext of(Context context) {
        if (!Span.fromContext(context).getSpanContext().isValid()) return NONE;
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, (_, key, value) -> headers.put(key, value));
        return new TraceContext(headers.get("traceparent"), headers.get("tracestate"));
    }

    /**
     * The OpenTelemetry context whose spans continue this trace; with headers that cannot be read,
     * they begin a trace of their own.
     */
    public Context toContext() {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), this, HEADERS);
    }

    /** Whether the trace is recorded, as decided where it began. */
    public boolean isSampled() {
        return traceparent != null && span().isSampled();
    }

    /**
     * The span that this context names, invalid outside a trace or if the headers cannot be read.
     */
    public SpanContext span() {
        return Span.fromContext(toContext()).getSpanContext();
    }

    private static final class Headers implements TextMapGetter<TraceContext> {

        @Override
        public Iterable<String> keys(TraceContext carrier) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable TraceContext carrier, String key) {
            if (carrier == null) return null;
            return key.equals("traceparent") ? carrier.traceparent() : carrier.tracestate();
        }
    }
}
