package dev.ordinal.shop.inventory.levels;

import dev.ordinal.engine.projection.Projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.Optional;

/** Query for the stock level of one product. */
@ApplicationScoped
public class StockLevelView {

    @PersistenceContext private EntityManager rows;

    /** The projection that maintains the read model. */
    public Class<? extends Projection<?>> projection() {
        return StockLevelProjection.class;
    }

    /** The stock of a product; empty if it was never counted or received. */
    public Optional<StockLevel> find(String productId) {
        return Optional.ofNullable(rows.find(StockLevelRow.class, productId))
                .map(StockLevelRow::level);
    }
}
