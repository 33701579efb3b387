package dev.ordinal.engine;

import static dev.ordinal.engine.privacy.Personal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.schema.EventRegistry;
import dev.ordinal.engine.schema.UnknownEventException;
import dev.ordinal.engine.store.AppendResult.Appended;
import dev.ordinal.engine.store.AppendResult.Conflict;
import dev.ordinal.engine.store.EventStore;
import dev.ordinal.engine.store.Purge;
import dev.ordinal.engine.store.Retention;
import dev.ordinal.engine.store.Snapshot;
import dev.ordinal.engine.store.Snapshots;
import dev.ordinal.engine.store.StoredEvent;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.CancelOrder;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.ordering.contract.OrderEvent.OrderCreated;
import dev.ordinal.testkit.CapturedEvents;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The log, and what decides on it, in the server and on the real database. */
@ArquillianTest
class EngineIT {

    private static final Origin ORIGIN = CommandContext.by(AnOrder.CAROL).origin();

    private static final String TWO_BATCHES_AND_ONE_OF_TODAY =
            """
            insert into inbox (consumer, event_id, recorded_at)
            select ?1, gen_random_uuid(),
                   clock_timestamp() - make_interval(days => case when n = 0 then 0 else 1000 end)
              from generate_series(0, 10001) as n
            """;

    @Inject private EventStore store;
    @Inject private Snapshots snapshots;
    @Inject private Transactions transactions;
    @Inject private EventRegistry registry;
    @Inject private CommandBus bus;
    @Inject private CapturedEvents events;
    @Inject private Sql sql;
    @Inject private Purge purge;
    @Inject @Any private Instance<PeriodicTask> tasks;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    private AnOrder order;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.with(
                EngineIT.class, AnOrder.class, Examples.class, CapturedEvents.class, Sql.class);
    }

    @BeforeEach
    void take_an_order() {
        order = anOrder();
    }

    private AnOrder anOrder() {
        return new AnOrder(Ids.next(), store, transactions, bus);
    }

    // appending

    @Test
    void events_of_one_append_follow_each_other() {
        assertThat(order.append(0, order.events(3))).isEqualTo(new Appended(3));
        assertThat(order.append(3, order.more(2))).isEqualTo(new Appended(5));
        var stored = order.stored();
        assertThat(order.versions()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(stored)
                .extracting(e -> e.metadata().position())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(stored).extracting(e -> e.metadata().id()).doesNotHaveDuplicates();
        assertThat(stored.stream().flatMap(e -> e.read(registry.decoder()).stream()))
                .containsExactlyElementsOf(order.events(5));
    }

    @Test
    void a_conflict_is_a_value_and_leaves_nothing() {
        order.append(0, order.events(2));
        assertThat(order.append(0, order.events(1))).isEqualTo(new Conflict(0));
        assertThat(order.append(1, order.more(3))).isEqualTo(new Conflict(1));
        assertThat(order.versions()).containsExactly(1L, 2L);
    }

    @Test
    void nothing_can_be_appended_behind_a_version_that_is_not_there() {
        assertThat(order.append(1, order.more(1))).isEqualTo(new Conflict(1));
        order.append(0, order.events(1));
        assertThat(order.append(2, order.more(1))).isEqualTo(new Conflict(2));
        assertThat(order.versions()).containsExactly(1L);
    }

    @Test
    void of_many_who_append_at_once_one_wins() {
        order.append(0, order.events(1));
        var attempts =
                Stream.generate(() -> threads.supplyAsync(() -> order.append(1, order.more(2))))
                        .limit(8)
                        .toList();
        var results = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(results).containsOnlyOnce(new Appended(3)).contains(new Conflict(1));
        assertThat(order.versions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_append_that_is_rolled_back_never_happened() {
        transactions.callIf(
                () -> store.append(order.stream(), 0, order.events(1), ORIGIN), _ -> false);
        assertThat(order.versions()).isEmpty();
        assertThat(order.append(0, order.events(1))).isEqualTo(new Appended(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update event set actor = 'mallory'", "delete from event", "truncate event"})
    void what_happened_cannot_be_changed(String statement) {
        order.append(0, order.events(1));
        assertThatThrownBy(() -> transactions.run(() -> sql.execute(statement)))
                .hasStackTraceContaining("events are immutable");
        assertThat(order.stored().getFirst().metadata().origin().actor())
                .isEqualTo(Actor.system(AnOrder.CAROL));
    }

    /** Rolled back, for nobody could ever read past it. */
    @Test
    void an_event_that_no_code_knows_is_named_with_its_position() {
        transactions.callIf(this::readUnknownEvent, _ -> false);
    }

    private boolean readUnknownEvent() {
        sql.execute(
                """
                insert into event (id, stream, version, slot, name, schema_version, body,
                                   correlation_id, causation_id, actor)
                select gen_random_uuid(), ?1, 1, 0, 'order.vanished', '9.0.0',
                       cast('{}' as jsonb), gen_random_uuid(), gen_random_uuid(), 'test'\
                """,
                order.stream().toString());
        StoredEvent unknown = order.stored().getFirst();
        assertThatThrownBy(() -> unknown.read(registry.decoder()))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("order.vanished 9.0.0")
                .hasMessageContaining("position " + unknown.metadata().position());
        return true;
    }

    // snapshots

    @Test
    void a_snapshot_is_taken_every_hundred_events() {
        order.append(0, order.events(98));
        order.add();
        assertThat(snapshots.find(order.stream())).isEmpty();
        order.add();
        assertThat(snapshots.find(order.stream()).orElseThrow().version()).isEqualTo(100);
        order.add();
        assertThat(snapshots.find(order.stream()).orElseThrow().version()).isEqualTo(100);
        assertThat(order.add()).isEqualTo(new CommandResult.Accepted(order.stream(), 102));
    }

    @Test
    void a_snapshot_of_other_code_is_not_trusted_but_one_of_this_code_is() {
        order.append(0, order.events(101));
        saveSnapshotThatSaysCancelled(order, "0".repeat(64));
        assertThat(order.add()).isEqualTo(new CommandResult.Accepted(order.stream(), 102));

        var trusting = anOrder();
        trusting.append(0, trusting.events(101));
        saveSnapshotThatSaysCancelled(trusting, fingerprintOfThisCode());
        assertThat(trusting.add()).isEqualTo(new CommandResult.Refused("order.not-open"));
    }

    private void saveSnapshotThatSaysCancelled(AnOrder of, String fingerprint) {
        var state = "{\"type\": \"Cancelled\", \"state\": {\"customerId\": \"carol\"}}";
        transactions.run(() -> snapshots.save(of.stream(), new Snapshot(101, fingerprint, state)));
    }

    private String fingerprintOfThisCode() {
        var longOrder = anOrder();
        longOrder.append(0, longOrder.events(99));
        longOrder.add();
        return snapshots.find(longOrder.stream()).orElseThrow().fingerprint();
    }

    // the kit

    @Test
    void all_that_has_had_its_time_is_deleted_and_nothing_else() {
        var consumer = "purged-" + Ids.next();
        transactions.run(() -> sql.execute(TWO_BATCHES_AND_ONE_OF_TODAY, consumer));
        purge.olderThan(Duration.ofDays(999), "inbox");
        assertThat(
                        transactions.call(() ->
                                sql.number(
                                        "select count(*) from inbox where consumer = ?1",
                                        consumer)))
                .isEqualTo(1);
    }

    @Test
    void inbox_receipts_and_replays_are_kept_for_a_time_of_their_own() {
        var retentions =
                tasks.stream().filter(Retention.class::isInstance).map(Retention.class::cast);
        assertThat(retentions)
                .extracting(Retention::table, Retention::kept)
                .containsExactlyInAnyOrder(
                        tuple("inbox", Duration.ofDays(7)),
                        tuple("receipt", Duration.ofHours(24)),
                        tuple("replay", Duration.ofDays(30)));
    }

    @Test
    void what_a_block_publishes_can_be_captured() {
        var context = CommandContext.by(AnOrder.CAROL);
        var captured =
                events.during(() -> {
                    bus.send(
                            new PlaceOrder(order.id(), AnOrder.CAROL, order.created().items()),
                            context);
                    order.add();
                });
        captured.ofStream(order.stream()).expectExactly("order.created", "order.item_added");
        captured.ofCorrelation(context.correlationId()).expectExactly("order.created");
        assertThat(captured.expect(OrderCreated.class, e -> e.orderId().equals(order.id())))
                .isEqualTo(order.created());
        assertThat(captured.ofStream(order.stream()).expect("order.created").metadata().version())
                .isEqualTo(1);
    }

    @Test
    void what_was_not_published_is_missed_in_words() {
        order.append(0, order.events(1));
        var refused =
                events.during(() ->
                        bus.send(
                                new CancelOrder(order.id(), "dave", plain("mine?")),
                                CommandContext.by("dave")));
        refused.ofStream(order.stream()).expectNothing();
        var captured = events.during(order::add).ofStream(order.stream());
        assertThatThrownBy(() -> captured.expect("order.cancelled"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected order.cancelled, but these were published: [order.item_added]");
        assertThatThrownBy(captured::expectNothing).isInstanceOf(AssertionError.class);
    }

    @Test
    void events_are_captured_across_the_gap_of_a_rollback() {
        order.append(0, order.events(1));
        var captured =
                events.during(() -> {
                    transactions.callIf(
                            () -> store.append(order.stream(), 1, order.more(1), ORIGIN),
                            _ -> false);
                    LongStream.rangeClosed(1, 3).forEach(v -> order.append(v, order.more(1)));
                });
        captured.ofStream(order.stream())
                .expectExactly("order.item_added", "order.item_added", "order.item_added");
    }
}
