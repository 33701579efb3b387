package dev.ordinal.engine.trace.internal;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

import org.jspecify.annotations.Nullable;

/**
 * The correlation id of the current work: everything that one request or process causes has the
 * same id.
 */
public final class Correlation {

    private static final ContextKey<String> ID = ContextKey.named("ordinal.correlation.id");

    private Correlation() {}

    public static Context in(Context context, @Nullable String id) {
        return id == null ? context : context.with(ID, id);
    }

    static @Nullable String current() {
        return Context.current().get(ID);
    }
}
