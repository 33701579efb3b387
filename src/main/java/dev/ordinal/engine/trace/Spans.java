package dev.ordinal.engine.trace;

import dev.ordinal.engine.trace.internal.Correlation;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The spans of a module's own work, such as a call to another service. The platform makes the spans
 * of HTTP requests, and the engine those of commands, messages, projections and saga steps.
 *
 * <pre>{@code
 * try (var span = spans.begin("weigh parcel").with("parcel.id", id)) {
 *     scales.weigh(id);
 * }
 * }</pre>
 */
@ApplicationScoped
public class Spans {

    @Inject private Tracer tracer;

    /** A span below the current one of this thread. */
    public Activity begin(String name) {
        return new Activity(tracer.spanBuilder(name).startSpan(), Context.current());
    }

    /**
     * A span below the current one of this thread, whose log lines carry a correlation id.
     *
     * @param correlation the id of the request or process: {@code origin.correlationId()}
     */
    public Activity begin(String name, Object correlation) {
        var context = Correlation.in(Context.current(), correlation.toString());
        return new Activity(tracer.spanBuilder(name).startSpan(), context);
    }

    /**
     * A span below one that began on another thread or server, or earlier.
     *
     * @param from the context that was kept: {@code TraceContext.of(metadata.origin())}
     * @param correlation the id of the request or process
     */
    public Activity resume(String name, TraceContext from, Object correlation) {
        var context = Correlation.in(from.toContext(), correlation.toString());
        return new Activity(tracer.spanBuilder(name).setParent(context).startSpan(), context);
    }
}
