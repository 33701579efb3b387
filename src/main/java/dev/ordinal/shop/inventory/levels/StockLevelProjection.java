package dev.ordinal.shop.inventory.levels;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.shop.inventory.contract.StockEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Projection that maintains {@link StockLevel}. */
@ApplicationScoped
class StockLevelProjection implements Projection<StockEvent> {

    @PersistenceContext private EntityManager rows;

    @Override
    public String name() {
        return "stock-levels";
    }

    @Override
    public Class<StockEvent> events() {
        return StockEvent.class;
    }

    @Override
    public void on(StockEvent event, Metadata metadata) {
        row(event.productId()).take(event, metadata.version());
    }

    private StockLevelRow row(String productId) {
        var known = rows.find(StockLevelRow.class, productId);
        if (known != null) return known;
        var first = new StockLevelRow(productId);
        rows.persist(first);
        return first;
    }
}
