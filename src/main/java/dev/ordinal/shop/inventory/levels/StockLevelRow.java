package dev.ordinal.shop.inventory.levels;

import dev.ordinal.shop.inventory.contract.StockEvent;
import dev.ordinal.shop.inventory.contract.StockEvent.StockCommitted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReceived;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReleased;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReserved;
import dev.ordinal.shop.inventory.contract.StockEvent.StockWrittenOff;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Row with the quantities of one product. Each quantity is counted on its own, so that the sum can
 * be checked.
 */
@Entity
@Table(name = "stock_level")
@Cacheable(false)
class StockLevelRow {

    @Id
    @Column(name = "product_id")
    private String productId;

    @Column(name = "on_hand")
    private long onHand;

    private long reserved;
    private long sold;
    private long received;

    @Column(name = "written_off")
    private long writtenOff;

    private long version;

    protected StockLevelRow() {}

    StockLevelRow(String productId) {
        this.productId = productId;
    }

    void take(StockEvent event, long newVersion) {
        int quantity = event.quantity();
        switch (event) {
            case StockReceived _ -> {
                received += quantity;
                onHand += quantity;
            }
            case StockWrittenOff _ -> {
                writtenOff += quantity;
                onHand -= quantity;
            }
            case StockReserved _ -> {
                onHand -= quantity;
                reserved += quantity;
            }
            case StockReleased _ -> {
                reserved -= quantity;
                onHand += quantity;
            }
            case StockCommitted _ -> {
                reserved -= quantity;
                sold += quantity;
            }
        }
        version = newVersion;
    }

    StockLevel level() {
        return new StockLevel(productId, onHand, reserved, sold, received, writtenOff, version);
    }
}
