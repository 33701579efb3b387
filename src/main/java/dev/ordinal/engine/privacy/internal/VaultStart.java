package dev.ordinal.engine.privacy.internal;

import dev.ordinal.engine.database.internal.MigrationFiles;
import dev.ordinal.engine.lifecycle.StartFailed;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.privacy.VaultException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.flywaydb.core.api.FlywayException;

/**
 * Start-up step that opens the vault: it migrates the vault's own schema and checks the master key.
 */
@ApplicationScoped
class VaultStart {

    private static final String WRONG_KEY =
            "The keys of persons were encrypted with another master key than this server's, so it"
                + " cannot read personal data. Give the server that master key: ORDINAL_VAULT_KEY,"
                + " ORDINAL_VAULT_KEY_FILE, or vault.key in the data folder.";

    @Inject private Event<StartFailed> failed;
    @Inject private Vault vault;
    @Inject private MasterKeys keys;

    void start(
            @Observes @Priority(StartOrder.VAULT) @Initialized(ApplicationScoped.class)
                    Object start) {
        try {
            open();
        } catch (FlywayException | VaultException | IllegalStateException e) {
            failed.fire(new StartFailed(oneLine(e), e));
        }
    }

    private static String oneLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    private void open() {
        var master = keys.read();
        try {
            migrate();
        } catch (FlywayException _) {
            migrate(); // another server may have created the same schema at the same moment
        }
        if (!vault.isUnder(master)) throw new IllegalStateException(WRONG_KEY);
    }

    private void migrate() {
        MigrationFiles.in("db/vault")
                .require("")
                .configure(vault.dataSource())
                .schemas("vault")
                .load()
                .migrate();
    }
}
