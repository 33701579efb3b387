package dev.ordinal.shop.fulfilment;

import dev.ordinal.engine.message.Command;
import dev.ordinal.engine.privacy.Personal;
import dev.ordinal.shop.inventory.contract.StockCommand.CommitStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReleaseStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReserveStock;
import dev.ordinal.shop.money.Money;
import dev.ordinal.shop.ordering.contract.Item;
import dev.ordinal.shop.ordering.contract.OrderCommand.AbandonOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.ConfirmOrder;
import dev.ordinal.shop.ordering.contract.OrderCommand.RecordPayment;
import dev.ordinal.shop.ordering.contract.OrderEvent.OrderSubmitted;
import dev.ordinal.shop.payment.contract.PaymentCommand.CapturePayment;
import dev.ordinal.shop.payment.contract.PaymentCommand.RefundPayment;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The parts of an order that other modules need. Its id is also the id of the payment and of all
 * reservations.
 *
 * @param pieces the quantity of each product
 * @param customerId null in sagas that began before it was stored
 */
record Purchase(
        UUID orderId,
        List<Pieces> pieces,
        Money total,
        Personal paymentMethod,
        @Nullable String customerId) {

    /** A quantity of one product. */
    record Pieces(String productId, int quantity) {}

    static Purchase of(OrderSubmitted order) {
        return new Purchase(
                order.orderId(),
                order.items().stream().map(Purchase::pieces).toList(),
                order.total(),
                order.paymentMethod(),
                order.customerId());
    }

    private static Pieces pieces(Item item) {
        return new Pieces(item.productId(), item.quantity());
    }

    List<String> products() {
        return pieces.stream().map(Pieces::productId).toList();
    }

    List<Command> reserve() {
        return pieces.stream()
                .<Command>map(p -> new ReserveStock(p.productId(), orderId, p.quantity()))
                .toList();
    }

    Command release(String productId) {
        return new ReleaseStock(productId, orderId);
    }

    /** Sells what is not sold yet. */
    List<Command> sell(Set<String> sold) {
        return products().stream()
                .filter(product -> !sold.contains(product))
                .<Command>map(product -> new CommitStock(product, orderId))
                .toList();
    }

    Command capture() {
        return new CapturePayment(orderId, total, paymentMethod, customerId);
    }

    Command refund(Personal reason) {
        return new RefundPayment(orderId, reason);
    }

    Command recordPayment(String reference) {
        return new RecordPayment(orderId, total, reference);
    }

    Command confirm() {
        return new ConfirmOrder(orderId);
    }

    Command abandon(Personal reason) {
        return new AbandonOrder(orderId, reason);
    }
}
