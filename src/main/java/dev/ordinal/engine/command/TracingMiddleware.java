package dev.ordinal.engine.command;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.trace.Traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A span for every command; its context goes into the metadata of the events. */
@ApplicationScoped
class TracingMiddleware implements CommandMiddleware {

    @Inject private Tracer tracer;

    @Override
    public int order() {
        return TRACING;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        var span = tracer.spanBuilder("command " + command.getClass().getSimpleName()).startSpan();
        try (var _ = span.makeCurrent()) {
            return handle(command, context, next, span);
        } finally {
            span.end();
        }
    }

    private static CommandResult handle(
            Command command, CommandContext context, Next next, Span span) {
        try {
            var here = Traces.current();
            var result =
                    next.handle(command, context.within(here.traceparent(), here.tracestate()));
            span.setAttribute("ordinal.command.result", result.getClass().getSimpleName());
            return result;
        } catch (RuntimeException e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
            throw e;
        }
    }
}
