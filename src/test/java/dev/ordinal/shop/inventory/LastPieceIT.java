package dev.ordinal.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.shop.inventory.contract.StockCommand;
import dev.ordinal.shop.inventory.contract.StockCommand.CommitStock;
import dev.ordinal.shop.inventory.contract.StockCommand.CountStock;
import dev.ordinal.shop.inventory.contract.StockCommand.ReserveStock;
import dev.ordinal.shop.inventory.levels.StockLevel;
import dev.ordinal.shop.inventory.levels.StockLevelView;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Test of thousands of concurrent orders for the last piece. */
@ArquillianTest
class LastPieceIT {

    private static final int THREADS = 8;
    private static final int OF_EACH = 1_250;

    @Inject private CommandBus bus;
    @Inject private EventStore store;
    @Inject private StockLevelView levels;
    @Inject private Transactions transactions;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    private String product;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(LastPieceIT.class);
    }

    @BeforeEach
    void take_a_product() {
        product = "last-" + Ids.next();
    }

    private CommandResult send(StockCommand command) {
        return bus.send(command, CommandContext.by("a customer"));
    }

    @Test
    void ten_thousand_reservations_of_the_last_piece_sell_it_once() {
        send(new CountStock(product, 1));
        var results =
                Stream.generate(() -> threads.supplyAsync(this::reserveAgainAndAgain))
                        .limit(THREADS)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .flatMap(List::stream)
                        .toList();
        assertThat(results).hasSize(THREADS * OF_EACH);
        assertThat(results).filteredOn(result -> result instanceof Accepted).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Accepted))
                .containsOnly(new Refused("stock.insufficient"));
        assertThat(store.readAfter(new StreamId(StockCommand.CATEGORY, product), 0)).hasSize(2);
    }

    private List<CommandResult> reserveAgainAndAgain() {
        return IntStream.range(0, OF_EACH)
                .mapToObj(_ -> send(new ReserveStock(product, Ids.next(), 1)))
                .toList();
    }

    @Test
    void the_read_model_tells_where_every_piece_is() {
        var reservations = Stream.generate(Ids::next).limit(40).toList();
        send(new CountStock(product, 100));
        var sent = reservations.stream().map(id -> threads.supplyAsync(() -> sell(id))).toList();
        assertThat(sent.stream().map(CompletableFuture::join))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Accepted.class));
        Awaitility.await().until(() -> level().map(StockLevel::version).orElse(0L) == 81);
        assertThat(level()).contains(new StockLevel(product, 60, 0, 40, 100, 0, 81));
    }

    private Optional<StockLevel> level() {
        return transactions.call(() -> levels.find(product));
    }

    private CommandResult sell(UUID reservation) {
        send(new ReserveStock(product, reservation, 1));
        return send(new CommitStock(product, reservation));
    }
}
