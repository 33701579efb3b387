package dev.ordinal.shop.ordering.details;

import dev.ordinal.engine.database.JsonText;
import dev.ordinal.engine.json.Json;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** Row with one order as a document. */
@Entity
@Table(name = "order_details")
@Cacheable(false)
class OrderDetailsRow {

    @Id
    @Column(name = "order_id")
    private UUID orderId;

    @Convert(converter = JsonText.class)
    private String document;

    protected OrderDetailsRow() {}

    OrderDetailsRow(OrderDetails order) {
        this.orderId = order.orderId();
        this.document = write(order);
    }

    OrderDetails order() {
        return Json.TOLERANT.readValue(document, OrderDetails.class);
    }

    void set(OrderDetails order) {
        document = write(order);
    }

    private static String write(OrderDetails order) {
        return Json.TOLERANT.writeValueAsString(order);
    }
}
