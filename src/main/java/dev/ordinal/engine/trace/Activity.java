package dev.ordinal.engine.trace;

import dev.ordinal.engine.trace.internal.TelemetryNames;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;

/**
 * A span that is open on this thread; {@link Spans} begins it. Spans that begin before it is closed
 * are below it. Close it on the same thread, with a {@code try} statement.
 */
public final class Activity implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    /** Opens a started span below a context, on this thread. {@link Spans} does it for modules. */
    @SuppressWarnings("MustBeClosedChecker") // it is closed with this
    public Activity(Span span, Context context) {
        this.span = span;
        this.scope = context.with(span).makeCurrent();
    }

    /**
     * Sets an attribute; null sets nothing. Spans go to other systems and stay there, so an
     * attribute holds no personal data.
     */
    public Activity with(String attribute, @Nullable String value) {
        if (value != null) span.setAttribute(attribute, value);
        return this;
    }

    /** Sets an attribute. */
    public Activity with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /**
     * Marks the span as failed, with the type of the exception but not its message, which may hold
     * anything. Returns the exception: {@code throw span.failed(e);}
     */
    public <E extends Throwable> E failed(E failure) {
        fail(span, failure);
        return failure;
    }

    /** Marks a span as failed, with the type of the exception. */
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
