package dev.ordinal.shop.ordering.details;

import dev.ordinal.engine.http.Caller;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.privacy.PersonalDataReader;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.schema.EventDecoders;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Query for one order: the present state from the read model, an earlier one from the log. */
@ApplicationScoped
public class OrderDetailsView {

    @PersistenceContext private EntityManager rows;
    @Inject private EventStore store;
    @Inject private EventDecoders decoders;
    @Inject private PersonalDataReader personalData;

    /** The projection that maintains the read model. */
    public Class<? extends Projection<?>> projection() {
        return OrderDetailsProjection.class;
    }

    /** The order in the read model. */
    public Optional<OrderDetails> find(UUID orderId) {
        return Optional.ofNullable(rows.find(OrderDetailsRow.class, orderId))
                .map(OrderDetailsRow::order);
    }

    /** Whether there is such an order and the caller may see it, as its first event says. */
    boolean isVisible(UUID orderId, Caller caller) {
        return findAtVersion(orderId, 1)
                .filter(order -> caller.maySee(order.customerId()))
                .isPresent();
    }

    /** The order with names and texts unsealed for callers. */
    public OrderDetails shown(OrderDetails order) {
        return order.shown(personalData);
    }

    /** The order at one version; empty if there is no such version. */
    public Optional<OrderDetails> findAtVersion(UUID orderId, long version) {
        return replay(store.readUpTo(stream(orderId), version))
                .filter(order -> order.version() == version);
    }

    /** The order as it was at an instant; empty if it did not exist yet. */
    public Optional<OrderDetails> findAsOf(UUID orderId, Instant instant) {
        return replay(store.readAsOf(stream(orderId), instant));
    }

    private Optional<OrderDetails> replay(List<StoredEvent> events) {
        var decoder = decoders.decoder(OrderEvent.class);
        @Nullable OrderDetails order = null;
        for (StoredEvent stored : events) {
            for (OrderEvent event : stored.read(decoder)) {
                order = OrderDetails.after(order, event, stored.metadata());
            }
        }
        return Optional.ofNullable(order);
    }

    private static StreamId stream(UUID orderId) {
        return StreamId.of(OrderCommand.CATEGORY, orderId);
    }
}
