package dev.ordinal.shop.inventory;

import dev.ordinal.engine.aggregate.Decider;
import dev.ordinal.engine.aggregate.Decision;
import dev.ordinal.shop.inventory.Reservation.Held;
import dev.ordinal.shop.inventory.Reservation.Released;
import dev.ordinal.shop.inventory.Reservation.Sold;
import dev.ordinal.shop.inventory.Reservation.Unheard;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockCommand.CommitStock;
import dev.ordinal.shop.inventory.contract.StockCommand.CountStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReceiveStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReleaseStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReserveStock;
import dev.ordinal.shop.inventory.contract.StockEvent;
import dev.ordinal.shop.inventory.contract.StockEvent.StockCommitted;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReceived;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReleased;
import dev.ordinal.shop.inventory.contract.StockEvent.StockReserved;
import dev.ordinal.shop.inventory.contract.StockEvent.StockWrittenOff;

/**
 * Decider for the stock of one product. A reservation is made once and ends once: sold or released.
 * Its id is remembered after its end, so that a late or repeated command changes nothing.
 */
final class Stock implements Decider<StockCommand, StockQuantities, StockEvent> {

    @Override
    public StockQuantities initial() {
        return StockQuantities.NONE;
    }

    @Override
    public Decision<StockEvent> decide(StockQuantities pieces, StockCommand command) {
        return switch (command) {
            case CountStock c -> count(pieces, c);
            case ReceiveStock c -> receive(pieces, c);
            case ReserveStock c -> reserve(pieces, c);
            case ReleaseStock c -> release(pieces, c);
            case CommitStock c -> commit(pieces, c);
        };
    }

    @Override
    public StockQuantities evolve(StockQuantities pieces, StockEvent event) {
        return switch (event) {
            case StockReceived e -> pieces.plus(e.quantity());
            case StockWrittenOff e -> pieces.plus(-e.quantity());
            case StockReserved e -> pieces.reserving(e.reservationId(), e.quantity());
            case StockReleased e -> pieces.releasing(e.reservationId(), e.quantity());
            case StockCommitted e -> pieces.selling(e.reservationId(), e.quantity());
        };
    }

    private Decision<StockEvent> count(StockQuantities pieces, CountStock c) {
        if (!pieces.canHold(c.onHand())) return refuse("stock.too-much");
        int found = c.onHand() - pieces.onHand();
        if (found == 0 && !pieces.areUnheardOf()) return acceptNothing();
        return found < 0
                ? accept(new StockWrittenOff(c.productId(), -found))
                : accept(new StockReceived(c.productId(), found));
    }

    private Decision<StockEvent> receive(StockQuantities pieces, ReceiveStock c) {
        return pieces.canHold((long) pieces.onHand() + c.quantity())
                ? accept(new StockReceived(c.productId(), c.quantity()))
                : refuse("stock.too-much");
    }

    private Decision<StockEvent> reserve(StockQuantities pieces, ReserveStock c) {
        return switch (pieces.reservation(c.reservationId())) {
            case Unheard _ when pieces.onHand() < c.quantity() -> refuse("stock.insufficient");
            case Unheard _ ->
                    accept(new StockReserved(c.productId(), c.reservationId(), c.quantity()));
            case Held(int quantity) -> again(quantity, c);
            case Sold(int quantity) -> again(quantity, c);
            case Released _ -> refuse("stock.reservation-released");
        };
    }

    private Decision<StockEvent> again(int quantity, ReserveStock c) {
        return quantity == c.quantity() ? acceptNothing() : refuse("stock.reservation-differs");
    }

    private Decision<StockEvent> release(StockQuantities pieces, ReleaseStock c) {
        return switch (pieces.reservation(c.reservationId())) {
            case Unheard _ -> accept(new StockReleased(c.productId(), c.reservationId(), 0));
            case Held(int quantity) ->
                    accept(new StockReleased(c.productId(), c.reservationId(), quantity));
            case Sold _ -> refuse("stock.reservation-committed");
            case Released _ -> acceptNothing();
        };
    }

    private Decision<StockEvent> commit(StockQuantities pieces, CommitStock c) {
        return switch (pieces.reservation(c.reservationId())) {
            case Unheard _ -> refuse("stock.reservation-unknown");
            case Held(int quantity) ->
                    accept(new StockCommitted(c.productId(), c.reservationId(), quantity));
            case Sold _ -> acceptNothing();
            case Released _ -> refuse("stock.reservation-released");
        };
    }
}
