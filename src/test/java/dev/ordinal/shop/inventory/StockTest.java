package dev.ordinal.shop.inventory;

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
import dev.ordinal.testkit.DeciderSpec;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class StockTest {

    private static final DeciderSpec<StockCommand, StockQuantities, StockEvent> STOCK =
            DeciderSpec.of(new Stock());

    private static final UUID MINE = new UUID(0, 1);
    private static final UUID YOURS = new UUID(0, 2);

    private static final DeciderSpec<StockCommand, StockQuantities, StockEvent> FIVE =
            STOCK.given(new StockReceived("tea", 5));
    private static final DeciderSpec<StockCommand, StockQuantities, StockEvent> TWO_HELD =
            FIVE.given(new StockReserved("tea", MINE, 2));
    private static final DeciderSpec<StockCommand, StockQuantities, StockEvent> TWO_SOLD =
            TWO_HELD.given(new StockCommitted("tea", MINE, 2));
    private static final DeciderSpec<StockCommand, StockQuantities, StockEvent> RELEASED =
            TWO_HELD.given(new StockReleased("tea", MINE, 2));

    // counting and receiving

    @Test
    void a_count_that_finds_more_receives_the_difference() {
        FIVE.when(new CountStock("tea", 8)).then(new StockReceived("tea", 3));
    }

    @Test
    void a_count_that_finds_fewer_writes_the_difference_off() {
        FIVE.when(new CountStock("tea", 1)).then(new StockWrittenOff("tea", 4));
    }

    @Test
    void a_count_that_finds_what_there_is_changes_nothing() {
        FIVE.when(new CountStock("tea", 5)).thenNothing();
    }

    @Test
    void a_count_is_about_what_is_not_reserved() {
        TWO_HELD.when(new CountStock("tea", 3)).thenNothing();
        TWO_SOLD.when(new CountStock("tea", 3)).thenNothing();
    }

    @Test
    void the_first_count_makes_a_product_known_even_if_there_is_none() {
        STOCK.when(new CountStock("tea", 0)).then(new StockReceived("tea", 0));
    }

    @Test
    void what_is_delivered_comes_on_top() {
        FIVE.when(new ReceiveStock("tea", 4)).then(new StockReceived("tea", 4));
    }

    @Test
    void the_house_has_an_end_and_what_is_reserved_takes_room_too() {
        var most = StockCommand.MOST_PIECES;
        FIVE.when(new ReceiveStock("tea", most - 5)).then(new StockReceived("tea", most - 5));
        FIVE.when(new ReceiveStock("tea", most - 4)).thenRefused("stock.too-much");
        TWO_HELD.when(new ReceiveStock("tea", most - 4)).thenRefused("stock.too-much");
        TWO_HELD.when(new CountStock("tea", most - 1)).thenRefused("stock.too-much");
    }

    // reserving

    @Test
    void what_is_there_can_be_reserved_to_the_last_piece() {
        FIVE.when(new ReserveStock("tea", MINE, 5)).then(new StockReserved("tea", MINE, 5));
    }

    @Test
    void more_than_there_is_cannot_be_reserved() {
        FIVE.when(new ReserveStock("tea", MINE, 6)).thenRefused("stock.insufficient");
        TWO_HELD.when(new ReserveStock("tea", YOURS, 4)).thenRefused("stock.insufficient");
        STOCK.when(new ReserveStock("tea", MINE, 1)).thenRefused("stock.insufficient");
    }

    @Test
    void a_reservation_that_comes_again_is_there_already() {
        TWO_HELD.when(new ReserveStock("tea", MINE, 2)).thenNothing();
        TWO_SOLD.when(new ReserveStock("tea", MINE, 2)).thenNothing();
    }

    @Test
    void a_reservation_cannot_come_again_as_another() {
        TWO_HELD.when(new ReserveStock("tea", MINE, 3)).thenRefused("stock.reservation-differs");
        TWO_SOLD.when(new ReserveStock("tea", MINE, 1)).thenRefused("stock.reservation-differs");
    }

    @Test
    void the_id_of_a_released_reservation_is_used_up() {
        RELEASED.when(new ReserveStock("tea", MINE, 2)).thenRefused("stock.reservation-released");
    }

    // releasing

    @Test
    void what_is_released_can_be_reserved_by_others() {
        TWO_HELD.when(new ReleaseStock("tea", MINE)).then(new StockReleased("tea", MINE, 2));
        RELEASED.when(new ReserveStock("tea", YOURS, 5)).then(new StockReserved("tea", YOURS, 5));
    }

    @Test
    void a_release_that_overtakes_its_reservation_leaves_a_tombstone() {
        var tombstone = new StockReleased("tea", MINE, 0);
        FIVE.when(new ReleaseStock("tea", MINE)).then(tombstone);
        STOCK.when(new ReleaseStock("tea", MINE)).then(tombstone);
        FIVE.given(tombstone)
                .when(new ReserveStock("tea", MINE, 2))
                .thenRefused("stock.reservation-released");
    }

    @Test
    void a_release_that_comes_again_changes_nothing() {
        RELEASED.when(new ReleaseStock("tea", MINE)).thenNothing();
    }

    @Test
    void what_is_sold_cannot_be_released() {
        TWO_SOLD.when(new ReleaseStock("tea", MINE)).thenRefused("stock.reservation-committed");
    }

    // committing

    @Test
    void what_is_reserved_can_be_sold_once() {
        TWO_HELD.when(new CommitStock("tea", MINE)).then(new StockCommitted("tea", MINE, 2));
        TWO_SOLD.when(new CommitStock("tea", MINE)).thenNothing();
    }

    @Test
    void only_what_is_reserved_can_be_sold() {
        FIVE.when(new CommitStock("tea", MINE)).thenRefused("stock.reservation-unknown");
        RELEASED.when(new CommitStock("tea", MINE)).thenRefused("stock.reservation-released");
    }
}
