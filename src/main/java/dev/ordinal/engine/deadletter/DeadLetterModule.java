package dev.ordinal.engine.deadletter;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets the events of triage into the log. */
@ApplicationScoped
class DeadLetterModule {

    @Produces
    Module deadLetters() {
        return new Module("dead-letters", Set.of(), Set.of(DeadLetterEvent.class));
    }
}
