package dev.ordinal.engine.saga;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** The module that declares the events of sagas: their steps, and interventions of operators. */
@ApplicationScoped
class SagaModule {

    @Produces
    Module sagas() {
        return new Module("sagas", Set.of(), Set.of(SagaEvent.class, SagaOperatorEvent.class));
    }
}
