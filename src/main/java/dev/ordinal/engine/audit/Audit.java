package dev.ordinal.engine.audit;

import dev.ordinal.engine.audit.internal.AuditStreams;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.ContentionException;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.StreamId;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.List;

/** Writes down who did what, and shows it. */
@ApplicationScoped
public class Audit {

    private static final int MOST_ATTEMPTS = 10;

    @Inject private EventStore store;
    @Inject private LogScan scan;
    @Inject private Transactions transactions;
    @Inject @Any private Instance<AuditStream> declared;
    @Inject private StartupChecks checks;
    private volatile AuditStreams streams = new AuditStreams(List.of());

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        checks.require(() -> streams = new AuditStreams(declared.stream().toList()));
    }

    /**
     * Writes an act down before it is done, in a transaction of its own.
     *
     * @throws IllegalArgumentException if no module has declared the stream
     * @throws IllegalStateException if others keep writing; nothing must be done then
     */
    public void record(AuditStream stream, Event act, CommandContext context) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                transactions.callAgain(() -> append(stream, act, context));
                return;
            } catch (ContentionException _) {
                // behind whatever others append meanwhile
            }
        }
        throw new IllegalStateException("The audit stream is too busy, nothing was done");
    }

    /**
     * Writes an act down in the transaction that does it.
     *
     * @return the version of the stream
     * @throws IllegalArgumentException if no module has declared the stream
     * @throws ContentionException if others were faster; the caller does it all again
     */
    public long append(AuditStream stream, Event act, CommandContext context) {
        streams.require(stream);
        long version = version(stream.id());
        var result = store.append(stream.id(), version, List.of(act), context.origin());
        if (result instanceof Conflict) {
            throw new ContentionException("Others are writing to " + stream.id());
        }
        return version + 1;
    }

    private long version(StreamId stream) {
        List<StoredEvent> last = store.readBefore(stream, Long.MAX_VALUE, 1);
        return last.isEmpty() ? 0 : last.getFirst().metadata().version();
    }

    /** At most {@code limit} acts before a position, newest first. */
    public List<StoredEvent> readBefore(long position, int limit) {
        return transactions.call(() -> scan.readActsBefore(position, limit));
    }

    /** At most {@code limit} acts behind a position, oldest first. */
    public List<StoredEvent> readAfter(long position, int limit) {
        return transactions.call(() -> scan.readActsAfter(position, limit));
    }
}
