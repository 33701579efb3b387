package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets erasures into the log. */
@ApplicationScoped
class PrivacyModule {

    @Produces
    ModuleDefinition privacy() {
        return new ModuleDefinition("privacy", Set.of(), Set.of(PrivacyEvent.class));
    }
}
