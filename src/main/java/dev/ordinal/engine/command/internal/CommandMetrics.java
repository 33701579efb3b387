package dev.ordinal.engine.command.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Conflict;
import dev.ordinal.engine.command.CommandResult.Forbidden;
import dev.ordinal.engine.command.CommandResult.Invalid;
import dev.ordinal.engine.command.CommandResult.KeyReused;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.command.CommandResult.Stale;
import dev.ordinal.engine.command.CommandResult.StillRunning;
import dev.ordinal.engine.trace.internal.DurationHistograms;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Metrics of commands by type: their number, their outcome and their duration. */
@ApplicationScoped
class CommandMetrics {

    private static final AttributeKey<String> TYPE = stringKey("ordinal.command.type");
    private static final AttributeKey<String> RESULT = stringKey("ordinal.command.result");

    @Inject private Meter meter;
    private DoubleHistogram duration;

    @PostConstruct
    void open() {
        duration =
                DurationHistograms.histogram(
                        meter,
                        "ordinal.command.duration",
                        "Duration of a command, from the command bus to its result");
    }

    void took(String type, CommandResult result, long start) {
        record(type, label(result), start);
    }

    /** Counts a command that ended in an exception. */
    void failed(String type, long start) {
        record(type, "failed", start);
    }

    private void record(String type, String result, long start) {
        duration.record(
                DurationHistograms.secondsSince(start), Attributes.of(TYPE, type, RESULT, result));
    }

    /** The outcome's name in spans and metrics. */
    static String label(CommandResult result) {
        return switch (result) {
            case Accepted _ -> "accepted";
            case Conflict _ -> "conflict";
            case Forbidden _ -> "forbidden";
            case Invalid _ -> "invalid";
            case KeyReused _ -> "key_reused";
            case Refused _ -> "refused";
            case Stale _ -> "stale";
            case StillRunning _ -> "still_running";
        };
    }
}
