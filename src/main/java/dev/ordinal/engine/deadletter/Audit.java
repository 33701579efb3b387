package dev.ordinal.engine.deadletter;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.store.AppendResult.Appended;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Writes down who did what, before it is done. */
@ApplicationScoped
class Audit {

    private static final int PATIENCE = 100;

    @Inject private EventStore store;
    @Inject private Transactions transactions;

    /** Appends an act to the audit stream, behind whatever others append meanwhile. */
    void record(DeadLetterEvent act, CommandContext context) {
        for (int i = 0; i < PATIENCE; i++) {
            var result =
                    transactions.callIf(
                            () ->
                                    store.append(
                                            DeadLetterEvent.AUDIT,
                                            version(),
                                            List.of(act),
                                            context.origin()),
                            Appended.class::isInstance);
            if (result instanceof Appended) return;
        }
        throw new IllegalStateException("The audit stream is too busy, nothing was done");
    }

    private long version() {
        List<StoredEvent> last = store.readBefore(DeadLetterEvent.AUDIT, Long.MAX_VALUE, 1);
        return last.isEmpty() ? 0 : last.getFirst().metadata().version();
    }
}
