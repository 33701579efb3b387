package dev.ordinal.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.aggregate.Decision.Accepted;
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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Test that no piece appears or disappears, whatever commands come, in any order and number. */
class StockHistoriesTest {

    private static final int COMMANDS = 2_000;

    private final Stock stock = new Stock();
    private final List<StockEvent> history = new ArrayList<>();
    private final Map<UUID, StockEvent> ends = new HashMap<>();
    private StockQuantities pieces = stock.initial();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_piece_appears_and_none_is_lost(long seed) {
        var dice = new Random(seed);
        var sent = new ArrayList<StockCommand>();
        for (int i = 0; i < COMMANDS; i++) {
            sent.add(dice.nextInt(3) == 0 && !sent.isEmpty() ? any(sent, dice) : command(dice));
            take(sent.getLast());
            checkSums();
        }
        assertThat(history).hasSizeGreaterThan(COMMANDS / 10);
        checkThatRepeatsChangeNothing(sent);
    }

    private static StockCommand any(List<StockCommand> sent, Random dice) {
        return sent.get(dice.nextInt(sent.size()));
    }

    /**
     * A random command. There are few ids, so that commands about the same id meet in every order.
     */
    private static StockCommand command(Random dice) {
        var id = new UUID(0, dice.nextInt(400));
        return switch (dice.nextInt(10)) {
            case 0 -> new CountStock("tea", dice.nextInt(50));
            case 1 -> new ReceiveStock("tea", 1 + dice.nextInt(20));
            case 2, 3 -> new ReleaseStock("tea", id);
            case 4, 5 -> new CommitStock("tea", id);
            default -> new ReserveStock("tea", id, 1 + dice.nextInt(5));
        };
    }

    private void take(StockCommand command) {
        if (stock.decide(pieces, command) instanceof Accepted<StockEvent>(var events)) {
            for (StockEvent event : events) {
                pieces = stock.evolve(pieces, event);
                history.add(event);
                checkThatItEndsOnce(event);
            }
        }
    }

    private void checkThatItEndsOnce(StockEvent event) {
        switch (event) {
            case StockReleased e -> assertThat(ends.put(e.reservationId(), e)).isNull();
            case StockCommitted e -> assertThat(ends.put(e.reservationId(), e)).isNull();
            case StockReserved e -> assertThat(ends).doesNotContainKey(e.reservationId());
            case StockReceived _, StockWrittenOff _ -> {}
        }
    }

    /** Checks the sums, which are computed from the history alone. */
    private void checkSums() {
        long came = sum(StockReceived.class) - sum(StockWrittenOff.class);
        long sold = sum(StockCommitted.class);
        long held = sum(StockReserved.class) - sum(StockReleased.class) - sold;
        assertThat(pieces.onHand()).isNotNegative();
        assertThat(pieces.reserved().values().stream().mapToInt(i -> i).sum()).isEqualTo(held);
        assertThat(pieces.onHand() + held + sold).isEqualTo(came);
    }

    private long sum(Class<? extends StockEvent> type) {
        return history.stream().filter(type::isInstance).mapToLong(StockEvent::quantity).sum();
    }

    /** Checks that repeated commands about reservations, in any order, change nothing. */
    private void checkThatRepeatsChangeNothing(List<StockCommand> sent) {
        var settled = new ArrayList<>(ends.keySet());
        int before = history.size();
        sent.reversed().stream().filter(c -> isAbout(c, settled)).forEach(this::take);
        assertThat(history).hasSize(before);
    }

    private static boolean isAbout(StockCommand command, List<UUID> settled) {
        return switch (command) {
            case ReserveStock c -> settled.contains(c.reservationId());
            case ReleaseStock c -> settled.contains(c.reservationId());
            case CommitStock c -> settled.contains(c.reservationId());
            case CountStock _, ReceiveStock _ -> false;
        };
    }
}
