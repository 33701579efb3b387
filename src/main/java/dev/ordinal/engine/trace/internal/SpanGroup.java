package dev.ordinal.engine.trace.internal;

import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.TraceContext;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

import java.util.ArrayList;
import java.util.List;

/**
 * Group of spans for work that is done together but belongs to different traces. They end together.
 * For {@code try} statements.
 */
public final class SpanGroup implements AutoCloseable {

    private final List<Span> spans = new ArrayList<>();

    public SpanGroup() {}

    public TraceContext add(Span span) {
        spans.add(span);
        return TraceContext.of(Context.root().with(span));
    }

    /** Marks all spans as failed. */
    public <E extends Throwable> E failed(E failure) {
        spans.forEach(span -> Activity.fail(span, failure));
        return failure;
    }

    @Override
    public void close() {
        spans.forEach(Span::end);
    }
}
