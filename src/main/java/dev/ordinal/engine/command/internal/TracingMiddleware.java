package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Invalid;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.trace.Spans;
import dev.ordinal.engine.trace.TraceContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Middleware that records a span and the metrics of every command. The context of the span is
 * stored with the events.
 */
@ApplicationScoped
class TracingMiddleware implements CommandMiddleware {

    @Inject private Spans spans;
    @Inject private CommandMetrics metrics;

    @Override
    public int order() {
        return TRACING;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        var type = command.getClass().getSimpleName();
        long start = System.nanoTime();
        try (var span = spans.begin("command " + type, context.correlationId())) {
            var here = TraceContext.current();
            try {
                var result =
                        next.handle(command, context.within(here.traceparent(), here.tracestate()));
                span.with("ordinal.command.result", CommandMetrics.label(result));
                // an invalid command may name no valid stream
                if (!(result instanceof Invalid)) {
                    span.with("ordinal.stream", command.stream().toString());
                }
                if (result instanceof Refused(var code)) span.with("ordinal.refusal", code);
                metrics.took(type, result, start);
                return result;
            } catch (RuntimeException e) {
                metrics.failed(type, start);
                throw span.failed(e);
            }
        }
    }
}
