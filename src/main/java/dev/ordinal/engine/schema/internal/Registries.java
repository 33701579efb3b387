package dev.ordinal.engine.schema.internal;

import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.message.ModuleDefinition;
import dev.ordinal.engine.schema.internal.catalog.SchemaCatalog;
import dev.ordinal.engine.schema.internal.catalog.UnsoundSchemaException;
import dev.ordinal.engine.schema.internal.upcast.Revisions;
import dev.ordinal.engine.schema.upcast.Revision;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/**
 * Factory of the registry of all modules' events. The start fails if the declarations contradict
 * each other.
 */
@ApplicationScoped
class Registries {

    @Inject @Any private Instance<ModuleDefinition> modules;
    @Inject @Any private Instance<Revision> revisions;
    @Inject private Event<StartFailed> failed;
    private @Nullable EventRegistry registry;

    void start(
            @Observes @Priority(StartOrder.SCHEMAS) @Initialized(ApplicationScoped.class)
                    Object start) {
        try {
            registry();
        } catch (IllegalStateException | UnsoundSchemaException e) {
            failed.fire(new StartFailed(String.valueOf(e.getMessage()), e));
        }
    }

    @Produces
    @Singleton
    synchronized EventRegistry registry() {
        if (registry == null) {
            var schemas = SchemaCatalog.load(Thread.currentThread().getContextClassLoader());
            var steps = new Revisions(revisions.stream().toList(), schemas);
            registry = new EventRegistry(modules.stream().toList(), schemas, steps);
        }
        return registry;
    }
}
