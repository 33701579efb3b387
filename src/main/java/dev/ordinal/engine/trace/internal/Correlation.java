package dev.ordinal.engine.trace.internal;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

import org.jspecify.annotations.Nullable;

/** Whose work is being done here: what one request or process set off has one correlation id. */
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
