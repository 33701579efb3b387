package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.CAROL;
import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Event;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.CounterView;
import dev.ordinal.engine.sample.Counters;
import dev.ordinal.engine.sample.CountersProjection;
import dev.ordinal.engine.sample.Limit;
import dev.ordinal.engine.sample.OldCounterEvent.OldCounterStarted;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.schema.internal.InvalidEventException;
import dev.ordinal.engine.schema.internal.catalog.Violation;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Tests of a log that older code has written, and of readers that want different versions of its
 * events.
 */
@ArquillianTest
class SchemaVersionsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private EventRegistry registry;
    @Inject private EventStore store;
    @Inject private Transactions transactions;
    @Inject private Progress progress;
    @Inject private Counters counters;
    @Inject private Sql sql;

    private final UUID counter = Ids.next();
    private final StreamId stream = stream(counter);

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(SchemaVersionsIT.class);
    }

    /** Stores an event as code without units wrote it. */
    private void storeOldStart() {
        transactions.run(() ->
                sql.execute(
                        """
                        insert into event (id, stream, version, slot, name, schema_version, body,
                                           correlation_id, causation_id, actor)
                        select gen_random_uuid(), ?1, 1, ?2, 'counter.started', '1.0.0', cast(?3 as jsonb),
                               gen_random_uuid(), gen_random_uuid(), 'carol'\
                        """,
                        stream.toString(),
                        stream.slot(),
                        """
                        {"counterId": "%s", "label": "visitors", "limit": 30}\
                        """
                                .formatted(counter)));
    }

    private CounterView readModel(long version) throws InterruptedException {
        assertThat(progress.await(CountersProjection.NAME, stream, version, SOON)).isTrue();
        return transactions.call(() -> counters.find(counter)).orElseThrow();
    }

    @Test
    void what_older_code_stored_is_projected_replayed_and_decided_upon() throws Exception {
        storeOldStart();
        assertThat(readModel(1).unit()).isEqualTo(Limit.PIECE);
        var stored = store.readAfter(stream, 0).getFirst();
        assertThat(stored.<Event>read(registry.decoder()))
                .containsExactly(new CounterStarted(counter, "visitors", Limit.pieces(30)));
        assertThat(client.send(new Count(counter, 30, null))).isEqualTo(new Accepted(stream, 2));
        assertThat(client.count(counter)).isEqualTo(new Refused("counter.full"));
        assertThat(readModel(2).value()).isEqualTo(30);
    }

    @Test
    void what_older_code_stored_stays_as_it_is() throws Exception {
        storeOldStart();
        readModel(1);
        var stored = store.readAfter(stream, 0).getFirst();
        assertThat(stored.type()).isEqualTo(new EventName("counter.started", "1.0.0"));
        assertThat(stored.body()).contains("\"limit\": 30").doesNotContain(Limit.PIECE);
    }

    @Test
    void subscribers_get_the_version_that_they_ask_for_whichever_was_stored() {
        storeOldStart();
        assertBothVersionsReceived();
    }

    @Test
    void a_subscriber_to_an_older_version_also_gets_what_is_written_now() {
        client.send(new StartCounter(counter, "visitors", Limit.pieces(30)));
        assertBothVersionsReceived();
    }

    private void assertBothVersionsReceived() {
        var older = subscriptions.olderVersion();
        var newest = subscriptions.newestVersion();
        await().atMost(SOON).until(() -> !older.received(stream).isEmpty());
        await().atMost(SOON).until(() -> !newest.received(stream).isEmpty());
        assertThat(older.received(stream)).containsExactly(new OldCounterStarted(counter, 30));
        assertThat(newest.received(stream))
                .containsExactly(new CounterStarted(counter, "visitors", Limit.pieces(30)));
    }

    @Test
    void an_event_that_its_schema_does_not_allow_is_refused_before_it_is_written() {
        var unsound = new CounterStarted(counter, "visitors", Limit.pieces(0));
        var origin = CommandContext.by(CAROL).origin();
        assertThatThrownBy(() ->
                        transactions.run(() -> store.append(stream, 0, List.of(unsound), origin)))
                .isInstanceOfSatisfying(
                        InvalidEventException.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::pointer, Violation::rule)
                                        .containsExactly(tuple("/limit/value", "minimum")));
        assertThat(store.readAfter(stream, 0)).isEmpty();
    }
}
