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

/**
 * The audit: what operators and admins did, when and why, as events on audit streams. A module that
 * lets them change something records it here:
 *
 * <pre>{@code
 * @Produces private static final AuditStream PRICES = new AuditStream("prices");
 *
 * audit.append(PRICES, new PriceChanged(product, price, reason), CommandContext.by(caller.actor()));
 * }</pre>
 *
 * The event needs an {@link dev.ordinal.engine.message.EventType}, a schema and a place in the
 * module's {@link dev.ordinal.engine.message.ModuleDefinition}, as every event does.
 */
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
     * Records an act before it is done, in a transaction of its own: for acts whose effect is
     * outside of the database. It is durable when this returns.
     *
     * @throws IllegalArgumentException if no module has declared the stream
     * @throws IllegalStateException if other transactions keep appending to the stream; the act was
     *     not recorded, and must not be done
     */
    public void record(AuditStream stream, Event act, CommandContext context) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                transactions.callAgain(() -> append(stream, act, context));
                return;
            } catch (ContentionException _) {
                // try again, after what other transactions have appended
            }
        }
        throw new IllegalStateException(
                "The audit stream has too many concurrent writers. Nothing was done");
    }

    /**
     * Records an act in the caller's transaction, which also does it.
     *
     * @return the version of the audit stream now
     * @throws IllegalArgumentException if no module has declared the stream
     * @throws dev.ordinal.engine.database.ContentionException if another transaction appended
     *     first; the caller repeats its whole transaction, as {@link Transactions#callAgain} does
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

    /**
     * At most {@code limit} acts before a position of the log, newest first: all events on audit
     * streams, and all other events that were caused in a role of {@code ordinal.audit.roles}
     * (operator and admin).
     */
    public List<StoredEvent> readBefore(long position, int limit) {
        return transactions.call(() -> scan.readActsBefore(position, limit));
    }

    /** At most {@code limit} acts after a position of the log, oldest first. */
    public List<StoredEvent> readAfter(long position, int limit) {
        return transactions.call(() -> scan.readActsAfter(position, limit));
    }
}
