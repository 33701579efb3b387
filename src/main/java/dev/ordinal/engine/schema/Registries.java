package dev.ordinal.engine.schema;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the registry of all modules' events. */
@ApplicationScoped
class Registries {

    @Produces
    @Singleton
    EventRegistry events(@Any Instance<Module> modules) {
        return new EventRegistry(modules.stream().toList());
    }
}
