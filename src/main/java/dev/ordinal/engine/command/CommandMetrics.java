package dev.ordinal.engine.command;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.trace.Timings;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Locale;

/** How many commands of each type there were, what they came to, and how long they took. */
@ApplicationScoped
class CommandMetrics {

    private static final AttributeKey<String> TYPE = stringKey("ordinal.command.type");
    private static final AttributeKey<String> RESULT = stringKey("ordinal.command.result");

    @Inject private Meter meter;
    private DoubleHistogram duration;

    @PostConstruct
    void open() {
        duration =
                Timings.histogram(meter, "ordinal.command.duration", "From the bus to the answer");
    }

    void took(String type, CommandResult result, long start) {
        record(type, label(result), start);
    }

    /** Broken software or broken infrastructure. */
    void failed(String type, long start) {
        record(type, "failed", start);
    }

    private void record(String type, String result, long start) {
        duration.record(Timings.secondsSince(start), Attributes.of(TYPE, type, RESULT, result));
    }

    /** As spans and metrics call it: {@code accepted}, {@code still_running}. */
    static String label(CommandResult result) {
        var name = result.getClass().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
