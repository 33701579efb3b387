package dev.ordinal.engine.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The trace context of the current span, in its W3C form. */
public final class Traces {

    /**
     * The headers of W3C Trace Context.
     *
     * @param traceparent null outside a trace
     * @param tracestate null if there is none
     */
    public record TraceContext(@Nullable String traceparent, @Nullable String tracestate) {}

    private Traces() {}

    /** The context to hand on from here. */
    public static TraceContext current() {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.current(),
                        headers,
                        (carrier, key, value) -> headers.put(key, value));
        return new TraceContext(headers.get("traceparent"), headers.get("tracestate"));
    }
}
