package dev.ordinal.engine.deadletter.internal;

import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module that declares the events about dead letters. */
@ApplicationScoped
class DeadLetterModule {

    @Produces
    ModuleDefinition deadLetters() {
        return new ModuleDefinition("dead-letters", Set.of(), Set.of(DeadLetterEvent.class));
    }
}
