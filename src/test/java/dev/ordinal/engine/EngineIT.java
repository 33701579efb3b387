package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.CAROL;
import static dev.ordinal.engine.sample.CounterClient.LABEL;
import static dev.ordinal.engine.sample.CounterClient.LIMIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.database.internal.Purge;
import dev.ordinal.engine.database.internal.Retention;
import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.log.AppendResult.Appended;
import dev.ordinal.engine.log.AppendResult.Conflict;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.log.internal.Snapshot;
import dev.ordinal.engine.log.internal.Snapshots;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.UnknownEventException;
import dev.ordinal.testkit.CapturedEvents;
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

/** Tests of the log and of command handling in the server, on the real database. */
@ArquillianTest
class EngineIT {

    private static final Origin ORIGIN = CommandContext.by(CAROL).origin();

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
    @Inject private CounterClient client;
    @Inject private CapturedEvents events;
    @Inject private Sql sql;
    @Inject private Purge purge;
    @Inject @Any private Instance<PeriodicTask> tasks;

    @Resource(lookup = "java:app/ordinal/workers")
    private ManagedExecutorService threads;

    private CounterFixture counter;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(EngineIT.class, CounterFixture.class);
    }

    @BeforeEach
    void take_a_counter() {
        counter = aCounter();
    }

    private CounterFixture aCounter() {
        return new CounterFixture(Ids.next(), store, transactions, client);
    }

    // appending

    @Test
    void events_of_one_append_follow_each_other() {
        assertThat(counter.append(0, counter.events(3))).isEqualTo(new Appended(3));
        assertThat(counter.append(3, counter.more(2))).isEqualTo(new Appended(5));
        var stored = counter.stored();
        assertThat(counter.versions()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(stored)
                .extracting(e -> e.metadata().position())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(stored).extracting(e -> e.metadata().id()).doesNotHaveDuplicates();
        assertThat(stored.stream().flatMap(e -> e.read(registry.decoder()).stream()))
                .containsExactlyElementsOf(counter.events(5));
    }

    @Test
    void a_conflict_is_a_value_and_leaves_nothing() {
        counter.append(0, counter.events(2));
        assertThat(counter.append(0, counter.events(1))).isEqualTo(new Conflict(0));
        assertThat(counter.append(1, counter.more(3))).isEqualTo(new Conflict(1));
        assertThat(counter.versions()).containsExactly(1L, 2L);
    }

    @Test
    void nothing_can_be_appended_behind_a_version_that_is_not_there() {
        assertThat(counter.append(1, counter.more(1))).isEqualTo(new Conflict(1));
        counter.append(0, counter.events(1));
        assertThat(counter.append(2, counter.more(1))).isEqualTo(new Conflict(2));
        assertThat(counter.versions()).containsExactly(1L);
    }

    @Test
    void of_many_concurrent_appends_one_wins() {
        counter.append(0, counter.events(1));
        var attempts =
                Stream.generate(() -> threads.supplyAsync(() -> counter.append(1, counter.more(2))))
                        .limit(8)
                        .toList();
        var results = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(results).containsOnlyOnce(new Appended(3)).contains(new Conflict(1));
        assertThat(counter.versions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_append_that_is_rolled_back_never_happened() {
        transactions.callIf(
                () -> store.append(counter.stream(), 0, counter.events(1), ORIGIN), _ -> false);
        assertThat(counter.versions()).isEmpty();
        assertThat(counter.append(0, counter.events(1))).isEqualTo(new Appended(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update event set actor = 'mallory'", "delete from event", "truncate event"})
    void what_happened_cannot_be_changed(String statement) {
        counter.append(0, counter.events(1));
        assertThatThrownBy(() -> transactions.run(() -> sql.execute(statement)))
                .hasStackTraceContaining("events are immutable");
        assertThat(counter.stored().getFirst().metadata().origin().actor())
                .isEqualTo(Actor.system(CAROL));
    }

    /** The event is rolled back, since no reader could ever pass it. */
    @Test
    void an_event_that_no_code_knows_is_named_with_its_position() {
        transactions.callIf(this::readUnknownEvent, _ -> false);
    }

    private boolean readUnknownEvent() {
        sql.execute(
                """
                insert into event (id, stream, version, slot, name, schema_version, body,
                                   correlation_id, causation_id, actor)
                select gen_random_uuid(), ?1, 1, 0, 'counter.vanished', '9.0.0',
                       cast('{}' as jsonb), gen_random_uuid(), gen_random_uuid(), 'test'\
                """,
                counter.stream().toString());
        StoredEvent unknown = counter.stored().getFirst();
        assertThatThrownBy(() -> unknown.read(registry.decoder()))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("counter.vanished 9.0.0")
                .hasMessageContaining("position " + unknown.metadata().position());
        return true;
    }

    /** A command whose stream is not in memory is first decided as if there were none. */
    @Test
    void a_stream_that_another_server_has_begun_is_read_before_a_command_is_decided() {
        counter.append(0, counter.events(2));
        for (int i = 0; i < 2; i++) {
            assertThat(client.send(new StartCounter(counter.id(), LABEL, LIMIT)))
                    .isInstanceOf(CommandResult.Refused.class);
        }
        assertThat(counter.versions()).containsExactly(1L, 2L);
        var unread = aCounter();
        assertThat(client.send(new StartCounter(unread.id(), LABEL, LIMIT)))
                .isEqualTo(new CommandResult.Accepted(unread.stream(), 1));
        assertThat(unread.count()).isEqualTo(new CommandResult.Accepted(unread.stream(), 2));
    }

    // snapshots

    @Test
    void a_snapshot_is_taken_every_hundred_events() {
        counter.append(0, counter.events(98));
        counter.count();
        assertThat(snapshots.find(counter.stream())).isEmpty();
        counter.count();
        assertThat(snapshots.find(counter.stream()).orElseThrow().version()).isEqualTo(100);
        counter.count();
        assertThat(snapshots.find(counter.stream()).orElseThrow().version()).isEqualTo(100);
        assertThat(counter.count()).isEqualTo(new CommandResult.Accepted(counter.stream(), 102));
    }

    @Test
    void a_snapshot_of_other_code_is_not_trusted_but_one_of_this_code_is() {
        counter.append(0, counter.events(101));
        saveSnapshotThatSaysStopped(counter, "0".repeat(64));
        assertThat(counter.count()).isEqualTo(new CommandResult.Accepted(counter.stream(), 102));

        var trusting = aCounter();
        trusting.append(0, trusting.events(101));
        saveSnapshotThatSaysStopped(trusting, fingerprintOfThisCode());
        assertThat(trusting.count()).isEqualTo(new CommandResult.Refused("counter.stopped"));
    }

    private void saveSnapshotThatSaysStopped(CounterFixture of, String fingerprint) {
        var state = "{\"type\": \"Stopped\", \"state\": {}}";
        transactions.run(() -> snapshots.save(of.stream(), new Snapshot(101, fingerprint, state)));
    }

    private String fingerprintOfThisCode() {
        var longLived = aCounter();
        longLived.append(0, longLived.events(99));
        longLived.count();
        return snapshots.find(longLived.stream()).orElseThrow().fingerprint();
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
        var context = CommandContext.by(CAROL);
        var captured =
                events.during(() -> {
                    bus.send(new StartCounter(counter.id(), LABEL, LIMIT), context);
                    counter.count();
                });
        captured.ofStream(counter.stream()).expectExactly("counter.started", "counter.counted");
        captured.ofCorrelation(context.correlationId()).expectExactly("counter.started");
        assertThat(captured.expect(CounterStarted.class, e -> e.counterId().equals(counter.id())))
                .isEqualTo(counter.started());
        assertThat(
                        captured.ofStream(counter.stream())
                                .expect("counter.started")
                                .metadata()
                                .version())
                .isEqualTo(1);
    }

    @Test
    void what_was_not_published_is_missed_in_words() {
        counter.append(0, counter.events(1));
        var refused =
                events.during(() -> client.send(new StartCounter(counter.id(), LABEL, LIMIT)));
        refused.ofStream(counter.stream()).expectNothing();
        var captured = events.during(counter::count).ofStream(counter.stream());
        assertThatThrownBy(() -> captured.expect("counter.stopped"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected counter.stopped, but these were published: [counter.counted]");
        assertThatThrownBy(captured::expectNothing).isInstanceOf(AssertionError.class);
    }

    @Test
    void events_are_captured_across_the_gap_of_a_rollback() {
        counter.append(0, counter.events(1));
        var captured =
                events.during(() -> {
                    transactions.callIf(
                            () -> store.append(counter.stream(), 1, counter.more(1), ORIGIN),
                            _ -> false);
                    LongStream.rangeClosed(1, 3).forEach(v -> counter.append(v, counter.more(1)));
                });
        captured.ofStream(counter.stream())
                .expectExactly("counter.counted", "counter.counted", "counter.counted");
    }
}
