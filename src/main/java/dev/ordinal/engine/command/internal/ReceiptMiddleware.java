package dev.ordinal.engine.command.internal;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandMiddleware;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Decided;
import dev.ordinal.engine.command.CommandResult.KeyReused;
import dev.ordinal.engine.command.CommandResult.StillRunning;
import dev.ordinal.engine.command.IdempotencyKey;
import dev.ordinal.engine.database.internal.AdvisoryLocks;
import dev.ordinal.engine.database.internal.LockSpace;
import dev.ordinal.engine.database.internal.Purge;
import dev.ordinal.engine.database.internal.Retention;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.message.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Middleware that answers a repeated command with its first answer. The receipt commits with the
 * events, so there is neither an effect without a receipt nor a receipt without its effect.
 */
@ApplicationScoped
class ReceiptMiddleware implements CommandMiddleware {

    @PersistenceContext private EntityManager entities;
    @Inject private AdvisoryLocks locks;

    /**
     * Time for which the answer to an {@code Idempotency-Key} is kept. A command that is repeated
     * later is carried out again.
     */
    @Produces
    Retention retention(
            Purge purge,
            @ConfigProperty(name = "ordinal.receipts.kept", defaultValue = "PT24H") Duration kept) {
        return new Retention("receipt", kept, purge);
    }

    @Override
    public int order() {
        return RECEIPTS;
    }

    @Override
    public CommandResult around(Command command, CommandContext context, Next next) {
        var key = context.key();
        if (key == null) return next.handle(command, context);
        if (!lock(key)) return new StillRunning();
        var receipt = find(key);
        if (receipt == null) return remember(key, next.handle(command, context));
        return receipt.isFor(key.fingerprint()) ? answer(receipt) : new KeyReused();
    }

    /**
     * Locks a key until the transaction ends. A crash ends it too, so no mark of a running command
     * is left behind.
     */
    private boolean lock(IdempotencyKey key) {
        return locks.tryLock(LockSpace.RECEIPTS, key.scope() + " " + key.key());
    }

    private @Nullable ReceiptRow find(IdempotencyKey key) {
        return entities.find(ReceiptRow.class, new ReceiptRow.Key(key.scope(), key.key()));
    }

    private CommandResult remember(IdempotencyKey key, CommandResult result) {
        if (result instanceof Decided decided) {
            entities.persist(new ReceiptRow(key, Json.TOLERANT.writeValueAsString(decided)));
        }
        return result;
    }

    private static CommandResult answer(ReceiptRow receipt) {
        return Json.TOLERANT.readValue(receipt.result(), Decided.class);
    }
}
