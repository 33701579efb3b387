package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** The module that declares the events of sagas: their steps, and interventions of operators. */
@ApplicationScoped
class SagaModule {

    @Produces
    ModuleDefinition sagas() {
        return new ModuleDefinition(
                "sagas", Set.of(), Set.of(SagaEvent.class, SagaOperatorEvent.class));
    }
}
