package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.schema.UnknownEventException;
import dev.ordinal.engine.store.AppendResult;
import dev.ordinal.engine.store.AppendResult.Appended;
import dev.ordinal.engine.store.AppendResult.Conflict;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Snapshot;
import dev.ordinal.engine.store.Snapshots;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.AddItem;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.ordering.contract.OrderEvent;
import dev.ordinal.ordering.contract.OrderEvent.ItemAdded;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.testkit.CapturedEvents;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The log, and what decides on it, in the server and on the real database. */
@ArquillianTest
class EngineIT {

    private static final String CAROL = "carol";
    private static final Origin ORIGIN = CommandContext.by(CAROL).origin();

    @Inject private EventStore store;
    @Inject private Snapshots snapshots;
    @Inject private Transactions transactions;
    @Inject private EventRegistry registry;
    @Inject private CommandBus bus;
    @Inject private CapturedEvents events;
    @PersistenceContext private EntityManager entities;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    private final UUID order = Ids.next();
    private final StreamId stream = StreamId.of("order", order);
    private final OrderCreated created =
            new OrderCreated(order, CAROL, List.of(Examples.item("tea", 1, "1")));
    private final ItemAdded added = new ItemAdded(order, Examples.item("tea", 1, "1"));

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                EngineIT.class,
                Examples.class,
                CapturedEvents.class,
                CapturedEvents.Captured.class);
    }

    private AppendResult append(long expected, List<? extends OrderEvent> appended) {
        return transactions.callIf(
                () -> store.append(stream, expected, appended, ORIGIN),
                result -> result instanceof Appended);
    }

    private List<Long> versions() {
        return store.readAfter(stream, 0).stream().map(e -> e.metadata().version()).toList();
    }

    private CommandResult add() {
        var item = Examples.item("tea", 1, "1");
        return bus.send(new AddItem(order, CAROL, item), CommandContext.by(CAROL));
    }

    // appending

    @Test
    void events_of_one_append_follow_each_other() {
        assertThat(append(0, List.of(created, added, added))).isEqualTo(new Appended(3));
        assertThat(append(3, List.of(added, added))).isEqualTo(new Appended(5));
        var stored = store.readAfter(stream, 0);
        assertThat(versions()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(stored)
                .extracting(e -> e.metadata().position())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(stored).extracting(e -> e.metadata().id()).doesNotHaveDuplicates();
        assertThat(stored.stream().map(e -> e.read(registry)))
                .containsExactly(created, added, added, added, added);
    }

    @Test
    void a_conflict_is_a_value_and_leaves_nothing() {
        append(0, List.of(created, added));
        assertThat(append(0, List.of(created))).isEqualTo(new Conflict(0));
        assertThat(append(1, List.of(added, added, added))).isEqualTo(new Conflict(1));
        assertThat(versions()).containsExactly(1L, 2L);
    }

    @Test
    void nothing_can_be_appended_behind_a_version_that_is_not_there() {
        assertThat(append(1, List.of(added))).isEqualTo(new Conflict(1));
        append(0, List.of(created));
        assertThat(append(2, List.of(added))).isEqualTo(new Conflict(2));
        assertThat(versions()).containsExactly(1L);
    }

    @Test
    void of_many_who_append_at_once_one_wins() {
        append(0, List.of(created));
        var attempts =
                Stream.generate(() -> threads.supplyAsync(() -> append(1, List.of(added, added))))
                        .limit(8)
                        .toList();
        var results = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(results).containsOnlyOnce(new Appended(3)).contains(new Conflict(1));
        assertThat(versions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_append_that_is_rolled_back_never_happened() {
        transactions.callIf(() -> store.append(stream, 0, List.of(created), ORIGIN), _ -> false);
        assertThat(versions()).isEmpty();
        assertThat(append(0, List.of(created))).isEqualTo(new Appended(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set actor = 'mallory' where stream = ?1",
                "delete from event where stream = ?1",
                "truncate event"
            })
    void what_happened_cannot_be_changed(String statement) {
        append(0, List.of(created));
        assertThatThrownBy(() -> transactions.run(() -> execute(statement)))
                .hasStackTraceContaining("events are immutable");
        assertThat(store.readAfter(stream, 0).getFirst().metadata().origin().actor())
                .isEqualTo(CAROL);
    }

    private void execute(String statement) {
        var query = entities.createNativeQuery(statement);
        if (statement.contains("?1")) query.setParameter(1, stream.toString());
        query.executeUpdate();
    }

    /** Rolled back, for nobody could ever read past it. */
    @Test
    void an_event_that_no_code_knows_is_named_with_its_position() {
        transactions.callIf(this::readUnknownEvent, _ -> false);
    }

    private boolean readUnknownEvent() {
        entities.createNativeQuery(
                        """
                        insert into event (id, stream, version, slot, name, schema_version, body,
                                           correlation_id, causation_id, actor)
                        select gen_random_uuid(), ?1, 1, 0, 'order.vanished', '9.0.0',
                               cast('{}' as jsonb), gen_random_uuid(), gen_random_uuid(), 'test'\
                        """)
                .setParameter(1, stream.toString())
                .executeUpdate();
        StoredEvent unknown = store.readAfter(stream, 0).getFirst();
        assertThatThrownBy(() -> unknown.read(registry))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("order.vanished 9.0.0")
                .hasMessageContaining("position " + unknown.metadata().position());
        return true;
    }

    // snapshots

    @Test
    void a_snapshot_is_taken_every_hundred_events() {
        append(0, orderOf(98));
        add();
        assertThat(snapshots.find(stream)).isEmpty();
        add();
        assertThat(snapshots.find(stream).orElseThrow().version()).isEqualTo(100);
        add();
        assertThat(snapshots.find(stream).orElseThrow().version()).isEqualTo(100);
        assertThat(add()).isEqualTo(new CommandResult.Accepted(stream, 102));
    }

    private List<OrderEvent> orderOf(int count) {
        return Stream.concat(Stream.of(created), Collections.nCopies(count - 1, added).stream())
                .map(OrderEvent.class::cast)
                .toList();
    }

    @Test
    void a_snapshot_of_other_code_is_not_trusted_but_one_of_this_code_is() {
        append(0, List.of(created, added));
        saveSnapshotThatSaysCancelled("0".repeat(64));
        assertThat(add()).isEqualTo(new CommandResult.Accepted(stream, 3));

        var other = new EngineIT().on(this);
        other.append(0, List.of(other.created, other.added));
        other.saveSnapshotThatSaysCancelled(fingerprintOfThisCode());
        assertThat(other.add()).isEqualTo(new CommandResult.Refused("order.not-open"));
    }

    private void saveSnapshotThatSaysCancelled(String fingerprint) {
        var state = "{\"type\": \"Cancelled\", \"state\": {\"customerId\": \"carol\"}}";
        transactions.run(() -> snapshots.save(stream, new Snapshot(2, fingerprint, state)));
    }

    private String fingerprintOfThisCode() {
        var long_order = new EngineIT().on(this);
        long_order.append(0, long_order.orderOf(99));
        long_order.add();
        return snapshots.find(long_order.stream).orElseThrow().fingerprint();
    }

    /** The same tests on an order of their own. */
    private EngineIT on(EngineIT other) {
        store = other.store;
        snapshots = other.snapshots;
        transactions = other.transactions;
        registry = other.registry;
        bus = other.bus;
        return this;
    }

    // the kit

    @Test
    void what_a_block_publishes_can_be_captured() {
        var context = CommandContext.by(CAROL);
        var captured =
                events.during(() -> {
                    bus.send(new PlaceOrder(order, CAROL, created.items()), context);
                    add();
                });
        captured.ofStream(stream).expectExactly("order.created", "order.item_added");
        captured.ofCorrelation(context.correlationId()).expectExactly("order.created");
        assertThat(captured.expect(OrderCreated.class, e -> e.orderId().equals(order)))
                .isEqualTo(created);
        assertThat(captured.ofStream(stream).expect("order.created").metadata().version())
                .isEqualTo(1);
    }

    @Test
    void what_was_not_published_is_missed_in_words() {
        append(0, List.of(created));
        var refused =
                events.during(() ->
                        bus.send(
                                new CancelOrder(order, "dave", "mine?"),
                                CommandContext.by("dave")));
        refused.ofStream(stream).expectNothing();
        var captured = events.during(this::add).ofStream(stream);
        assertThatThrownBy(() -> captured.expect("order.cancelled"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected order.cancelled, but these were published: [order.item_added]");
        assertThatThrownBy(captured::expectNothing).isInstanceOf(AssertionError.class);
    }

    @Test
    void events_are_captured_across_the_gap_of_a_rollback() {
        append(0, List.of(created));
        var captured =
                events.during(() -> {
                    transactions.callIf(
                            () -> store.append(stream, 1, List.of(added), ORIGIN), _ -> false);
                    LongStream.rangeClosed(1, 3).forEach(v -> append(v, List.of(added)));
                });
        captured.ofStream(stream)
                .expectExactly("order.item_added", "order.item_added", "order.item_added");
    }
}
