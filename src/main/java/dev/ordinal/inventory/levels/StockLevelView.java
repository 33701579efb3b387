package dev.ordinal.inventory.levels;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.Optional;

/** Reads the stock of one product. */
@ApplicationScoped
public class StockLevelView {

    @PersistenceContext private EntityManager rows;

    public Optional<StockLevel> find(String productId) {
        return Optional.ofNullable(rows.find(StockLevelRow.class, productId))
                .map(StockLevelRow::level);
    }
}
