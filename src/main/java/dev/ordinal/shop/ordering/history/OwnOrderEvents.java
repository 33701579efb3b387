package dev.ordinal.shop.ordering.history;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.FirstEvent;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.shop.ordering.contract.OrderCommand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Query for the events of one customer's orders that reads only the log. The first event of an
 * order names its customer, who never changes.
 */
@ApplicationScoped
class OwnOrderEvents {

    /** The field of {@code order.created} with the customer's id, in all its versions. */
    static final String OWNER = "customerId";

    /** The most positions that one query searches, so that no query takes long. */
    private static final long STRETCH = 10_000;

    @Inject private EventStore store;
    @Inject private Transactions transactions;

    /**
     * A part of the log that was searched.
     *
     * @param events the events of the customer's orders, in log order
     * @param end the position up to which the log was searched
     */
    record Stretch(List<StoredEvent> events, long end) {}

    /** The position up to which the log is complete. */
    long position() {
        return store.position();
    }

    /** Whether an event may have this position, on whichever server it was written. */
    boolean isGiven(long position) {
        return position <= position() || position <= transactions.call(store::lastPosition);
    }

    /** The signal that is raised when {@link #position} has moved. */
    Signal moved() {
        return store.moved();
    }

    /** Searches the log after a position; finds at most {@code limit} events. */
    Stretch read(String customerId, long after, int limit) {
        long end = Math.min(position(), after + STRETCH);
        if (end <= after) return new Stretch(List.of(), after);
        var own = new FirstEvent(OrderCommand.CATEGORY, OWNER, customerId);
        // each query in a new transaction; otherwise the persistence context would repeat the first
        // result
        var found = transactions.call(() -> store.readOfStreams(own, after, end, limit));
        return new Stretch(
                found, found.size() < limit ? end : found.getLast().metadata().position());
    }
}
