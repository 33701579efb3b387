package dev.ordinal.engine.command;

import dev.ordinal.engine.lifecycle.Chore;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;

/** Forgets old receipts, by the database's clock. */
@ApplicationScoped
class ReceiptRetention implements Chore {

    private static final String PURGE =
            "delete from receipt where recorded_at < clock_timestamp() - make_interval(secs => ?1)";

    @PersistenceContext private EntityManager entities;
    @Inject private Transactions transactions;

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
        transactions.run(() ->
                entities.createNativeQuery(PURGE)
                        .setParameter(1, (double) kept.toSeconds())
                        .executeUpdate());
    }
}
