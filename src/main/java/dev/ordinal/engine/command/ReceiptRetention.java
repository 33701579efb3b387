package dev.ordinal.engine.command;

import dev.ordinal.engine.lifecycle.Chore;
import dev.ordinal.engine.store.Purge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Forgets receipts: a request that comes again later is a new one. */
@ApplicationScoped
class ReceiptRetention implements Chore {

    @Inject private Purge purge;

    @Inject
    @ConfigProperty(name = "ordinal.receipts.kept", defaultValue = "PT24H")
    private Duration kept;

    @Override
    public String name() {
        return "receipt-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        purge.olderThan(kept, "receipt");
    }
}
