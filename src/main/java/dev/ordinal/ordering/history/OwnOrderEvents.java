package dev.ordinal.ordering.history;

import dev.ordinal.engine.lifecycle.Signal;
import dev.ordinal.engine.reader.Progress;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.List;

/** The events of one customer's orders. Who owns an order is known from the list of orders. */
@ApplicationScoped
class OwnOrderEvents {

    private static final String OWN =
            """
            select e.position
              from event e
              join order_list o
                on o.order_id = case when starts_with(e.stream, 'order-')
                                     then cast(substr(e.stream, 7) as uuid) end
             where e.position > ?1 and e.position <= ?2 and o.customer_id = ?3
             order by e.position limit ?4
            """;

    private static final String READ_MODEL = "order-list";

    @PersistenceContext private EntityManager entities;
    @Inject private EventStore store;
    @Inject private Progress progress;
    @Inject private Transactions transactions;

    /** The position up to which it is known whose orders they are. */
    long position() {
        return progress.position(READ_MODEL);
    }

    /** Raised when that may have moved. */
    Signal moved() {
        return progress.moved(READ_MODEL);
    }

    /**
     * At most {@code limit} events of the customer's orders in {@code (after, upTo]}, in log order.
     */
    List<StoredEvent> read(String customerId, long after, long upTo, int limit) {
        return transactions.call(() -> find(customerId, after, upTo, limit));
    }

    /** In a transaction each, for without one a listener would see its first look for ever. */
    private List<StoredEvent> find(String customerId, long after, long upTo, int limit) {
        List<?> positions =
                entities.createNativeQuery(OWN)
                        .setParameter(1, after)
                        .setParameter(2, upTo)
                        .setParameter(3, customerId)
                        .setParameter(4, limit)
                        .getResultList();
        return store.readAt(positions.stream().map(p -> ((Number) p).longValue()).toList());
    }
}
