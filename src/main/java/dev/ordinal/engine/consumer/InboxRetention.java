package dev.ordinal.engine.consumer;

import dev.ordinal.engine.lifecycle.Chore;
import dev.ordinal.engine.store.Purge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Forgets events worked off long ago, longer ago than the longest redelivery. */
@ApplicationScoped
class InboxRetention implements Chore {

    @Inject private Purge purge;

    @Inject
    @ConfigProperty(name = "ordinal.inbox.kept", defaultValue = "P7D")
    private Duration kept;

    @Override
    public String name() {
        return "inbox-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        purge.olderThan(kept, "inbox");
    }
}
