package dev.ordinal.engine.dispatch.internal;

import dev.ordinal.engine.dispatch.CommandEvent;
import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module that declares the events about sent and refused commands. */
@ApplicationScoped
class DispatchModule {

    @Produces
    ModuleDefinition commands() {
        return new ModuleDefinition("commands", Set.of(), Set.of(CommandEvent.class));
    }
}
