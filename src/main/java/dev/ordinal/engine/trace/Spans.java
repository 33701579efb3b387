package dev.ordinal.engine.trace;

import dev.ordinal.engine.trace.internal.Correlation;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Makes the spans between a request and its last effect. The platform makes those of HTTP; it knows
 * nothing of the log, of messages and of sagas.
 */
@ApplicationScoped
public class Spans {

    @Inject private Tracer tracer;

    /** Part of what is being done on this thread. */
    public Activity begin(String name) {
        return new Activity(tracer.spanBuilder(name).startSpan(), Context.current());
    }

    /** Part of what is being done on this thread, for one request or process. */
    public Activity begin(String name, Object correlation) {
        var context = Correlation.in(Context.current(), correlation.toString());
        return new Activity(tracer.spanBuilder(name).startSpan(), context);
    }

    /** Goes on with what was left off elsewhere, or earlier. */
    public Activity resume(String name, TraceContext from, Object correlation) {
        var context = Correlation.in(from.toContext(), correlation.toString());
        return new Activity(tracer.spanBuilder(name).setParent(context).startSpan(), context);
    }
}
