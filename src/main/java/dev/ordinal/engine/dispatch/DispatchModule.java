package dev.ordinal.engine.dispatch;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets sent and refused commands into the log. */
@ApplicationScoped
class DispatchModule {

    @Produces
    Module commands() {
        return new Module("commands", Set.of(), Set.of(CommandEvent.class));
    }
}
