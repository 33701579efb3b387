package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Module that declares the events about erasures. */
@ApplicationScoped
class PrivacyModule {

    @Produces
    ModuleDefinition privacy() {
        return new ModuleDefinition("privacy", Set.of(), Set.of(PrivacyEvent.class));
    }
}
