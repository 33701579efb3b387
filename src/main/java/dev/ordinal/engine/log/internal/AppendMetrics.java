package dev.ordinal.engine.log.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.log.AppendResult;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.trace.Activity;
import dev.ordinal.engine.trace.Spans;
import dev.ordinal.engine.trace.internal.DurationHistograms;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Metrics of appends: their duration, and the number of conflicts. */
@ApplicationScoped
public class AppendMetrics {

    private static final AttributeKey<String> CATEGORY = stringKey("ordinal.stream.category");
    private static final AttributeKey<String> RESULT = stringKey("ordinal.append.result");

    @Inject private Spans spans;
    @Inject private Meter meter;
    private DoubleHistogram duration;

    @PostConstruct
    void open() {
        duration =
                DurationHistograms.histogram(
                        meter,
                        "ordinal.append.duration",
                        "Duration of the insert, without the commit");
    }

    public Append begin(StreamId stream, int events) {
        var span = spans.begin("append " + stream.category());
        span.with("ordinal.stream", stream.toString()).with("ordinal.events", events);
        return new Append(span, stream.category());
    }

    /**
     * Measurement of one append. An append that is not marked as done when it is closed counts as
     * failed.
     */
    public final class Append implements AutoCloseable {

        private final Activity span;
        private final String category;
        private final long start = System.nanoTime();
        private String result = "failed";

        private Append(Activity span, String category) {
            this.span = span;
            this.category = category;
        }

        public AppendResult done(AppendResult outcome) {
            result = outcome instanceof Conflict ? "conflict" : "appended";
            return outcome;
        }

        @Override
        public void close() {
            var attributes = Attributes.of(CATEGORY, category, RESULT, result);
            duration.record(DurationHistograms.secondsSince(start), attributes);
            span.with("ordinal.append.result", result).close();
        }
    }
}
