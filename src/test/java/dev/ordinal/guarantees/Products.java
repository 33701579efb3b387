package dev.ordinal.guarantees;

import dev.ordinal.shop.ordering.contract.OrderEvent;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderCreated;

/** Products by which an order chooses what a subscription does with it. */
final class Products {
    private Products() {}

    static boolean isOf(String product, OrderEvent event) {
        return event instanceof OrderCreated created
                && created.items().stream().anyMatch(item -> item.productId().equals(product));
    }
}
