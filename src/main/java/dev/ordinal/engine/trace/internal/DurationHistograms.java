package dev.ordinal.engine.trace.internal;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;

import java.util.List;

/** Buckets for durations in seconds: OpenTelemetry's default buckets are meant for milliseconds. */
public final class DurationHistograms {

    private static final List<Double> BUCKETS =
            List.of(
                    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
                    30.0);

    private DurationHistograms() {}

    public static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(BUCKETS)
                .build();
    }

    /**
     * The seconds since {@code start}.
     *
     * @param start by {@link System#nanoTime}
     */
    public static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
