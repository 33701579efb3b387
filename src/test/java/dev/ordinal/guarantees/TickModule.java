package dev.ordinal.guarantees;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets {@link Tick} into the log. */
@ApplicationScoped
public class TickModule {

    @Produces
    Module ticks() {
        return new Module("ticks", Set.of(), Set.of(Tick.class));
    }
}
