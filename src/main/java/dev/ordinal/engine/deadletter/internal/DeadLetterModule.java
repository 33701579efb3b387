package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets the events of triage into the log. */
@ApplicationScoped
class DeadLetterModule {

    @Produces
    ModuleDefinition deadLetters() {
        return new ModuleDefinition("dead-letters", Set.of(), Set.of(DeadLetterEvent.class));
    }
}
