package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets the steps of sagas, and what operators do to them, into the log. */
@ApplicationScoped
class SagaModule {

    @Produces
    Module sagas() {
        return new Module("sagas", Set.of(), Set.of(SagaEvent.class, SagaOperatorEvent.class));
    }
}
