package dev.ordinal.engine.privacy;

import dev.ordinal.engine.message.Module;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.util.Set;

/** Lets erasures into the log. */
@ApplicationScoped
class PrivacyModule {

    @Produces
    Module privacy() {
        return new Module("privacy", Set.of(), Set.of(PrivacyEvent.class));
    }
}
