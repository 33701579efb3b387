package dev.ordinal.engine.trace;

import dev.ordinal.engine.trace.internal.TelemetryNames;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;

/**
 * Something that is being done on this thread, as a span tells of it. What begins before it is
 * closed is part of it. For {@code try} statements.
 */
public final class Activity implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // it is closed with this
    public Activity(Span span, Context context) {
        this.span = span;
        this.scope = context.with(span).makeCurrent();
    }

    /** Says more of it. No personal data: spans go to other systems, and stay there. */
    public Activity with(String attribute, @Nullable String value) {
        if (value != null) span.setAttribute(attribute, value);
        return this;
    }

    /** Says more of it. */
    public Activity with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** Says that it failed. Not what the failure said: there may be anything in that. */
    public <E extends Throwable> E failed(E failure) {
        fail(span, failure);
        return failure;
    }

    public static void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(TelemetryNames.ERROR_TYPE, failure.getClass().getName());
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
