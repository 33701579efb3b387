package dev.ordinal.engine.trace.internal;

import dev.ordinal.engine.lifecycle.StartOrder;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Fields of JSON log lines: the ids of the trace, the span and the request. The names are <a
 * href="https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/">OpenTelemetry's</a>;
 * the server adds the prefix {@code ext_}, which its configuration removes again.
 */
@ApplicationScoped
class LogFields {

    private static final Logger LOG = Logger.getLogger(LogFields.class.getName());

    /**
     * Class of Liberty; Maven has no artifact of it for this version, so it is used by reflection.
     */
    private static final String REGISTRY = "com.ibm.websphere.logging.hpel.LogRecordContext";

    /** The extensions, which the registry references only weakly. */
    private final List<Object> registered = new ArrayList<>();

    void start(
            @Observes @Priority(StartOrder.MODULES) @Initialized(ApplicationScoped.class)
                    Object start) {
        try {
            register("trace_id", () -> ofSpan(SpanContext::getTraceId));
            register("span_id", () -> ofSpan(SpanContext::getSpanId));
            register("correlation_id", Correlation::current);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.INFO, "Log lines will not have trace ids: {0}", e.toString());
        }
    }

    private static @Nullable String ofSpan(Function<SpanContext, String> part) {
        var span = Span.current().getSpanContext();
        return span.isValid() ? part.apply(span) : null;
    }

    private void register(String name, Supplier<@Nullable String> value)
            throws ReflectiveOperationException {
        var registry = Class.forName(REGISTRY);
        var extension = Class.forName(REGISTRY + "$Extension");
        var field =
                Proxy.newProxyInstance(
                        extension.getClassLoader(),
                        new Class<?>[] {extension},
                        (_, _, _) -> value.get());
        // of an application that was deployed before
        registry.getMethod("unregisterExtension", String.class).invoke(null, name);
        registry.getMethod("registerExtension", String.class, extension).invoke(null, name, field);
        registered.add(field);
    }
}
