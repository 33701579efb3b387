package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.reader.Reader;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.ReaderFailure;
import dev.ordinal.engine.reader.internal.ReaderStatus;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tests that the status of a reader that is far behind costs no more than that of another. */
@ArquillianTest
class ReadersIT {

    private static final String LEFT_BEHIND = "left-behind";
    private static final int MOST = 10_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** No statement of a probe may wait for the lock: each would do so for 20 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private static final String GONE = "read-model-of-yesterday";

    private static final String FAILING_FROM_THE_START =
            """
            insert into checkpoint (reader, partition, first_slot, last_slot, position, failures,
                                    failing_since, error)
            values (?1, 0, 0, 32767, 0, 1, clock_timestamp(), 'test')
            """;

    private static final String HOLD =
            "update checkpoint set failures = failures where reader = 'relay'";

    @ArquillianResource private URL base;
    @Inject private EventStore store;
    @Inject private Progress progress;
    @Inject private Transactions transactions;
    @Inject private Sql sql;
    @Inject private Workers workers;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(ReadersIT.class);
    }

    /** Reader that never gets on. */
    @ApplicationScoped
    public static class LeftBehind implements Reader {

        @Override
        public String name() {
            return LEFT_BEHIND;
        }

        @Override
        public void read(List<StoredEvent> events) {
            throw new AssertionError("Told to fail");
        }
    }

    @Test
    void readiness_tells_of_it_without_reading_an_event() {
        var http = Http.at(base);
        start();
        await().atMost(SOON)
                .until(() ->
                        progress.failing().stream()
                                .anyMatch(failure -> failure.reader().equals(LEFT_BEHIND)));
        long start = System.nanoTime();
        var ready =
                transactions.call(() -> {
                    sql.execute("lock table event");
                    return http.get("/health/ready");
                });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        assertThat(ready.status()).as(ready.toString()).isEqualTo(200);
        assertThat(ready.body()).contains(LEFT_BEHIND + "/0", "failing since", "Told to fail");
    }

    @Test
    void its_backlog_is_counted_up_to_a_limit() {
        var counter = Ids.next();
        var started = new CounterStarted(counter, CounterClient.LABEL, CounterClient.LIMIT);
        var events = new ArrayList<CounterEvent>(List.of(started));
        events.addAll(Collections.nCopies(MOST, new Counted(counter, 1, null)));
        var origin = CommandContext.by(CounterClient.CAROL).origin();
        transactions.run(() -> store.append(CounterClient.stream(counter), 0, events, origin));
        assertThat(progress.all())
                .filteredOn(status -> status.reader().equals(LEFT_BEHIND))
                .extracting(ReaderStatus::lagEvents)
                .containsExactly((long) MOST);
    }

    private void start() {
        var counter = Ids.next();
        var started = new CounterStarted(counter, CounterClient.LABEL, CounterClient.LIMIT);
        var origin = CommandContext.by(CounterClient.CAROL).origin();
        transactions.run(
                () -> store.append(CounterClient.stream(counter), 0, List.of(started), origin));
    }

    @Test
    void an_error_of_the_jvm_does_not_end_a_reader() {
        start();
        await().atMost(SOON).until(() -> statusOf(LEFT_BEHIND).failures() > 2);
        assertThat(workers.failures()).isEmpty();
    }

    @Test
    void a_checkpoint_whose_reader_is_gone_is_listed_as_left_over_and_nothing_else() {
        transactions.run(() -> sql.execute(FAILING_FROM_THE_START, GONE));
        try {
            assertThat(statusOf(GONE).leftOver()).isTrue();
            assertThat(statusOf("relay").leftOver()).isFalse();
            assertThat(progress.failing()).extracting(ReaderFailure::reader).doesNotContain(GONE);
            assertThat(Http.at(base).get("/health/ready").body()).doesNotContain(GONE);
            assertThat(listed(GONE).path("leftOver").booleanValue()).isTrue();
        } finally {
            transactions.run(() -> sql.execute("delete from checkpoint where reader = ?1", GONE));
        }
    }

    @Test
    void who_holds_a_partition_is_said_by_the_operator_api_and_after_a_while_by_readiness() {
        transactions.run(() -> {
            sql.execute(HOLD);
            var held = listed("relay").path("heldBy");
            assertThat(held.path("application").asString()).isEqualTo("ordinal");
            assertThat(held.path("pid").intValue()).isPositive();
            assertThat(held.path("client").asString()).startsWith("127.0.0.1:");
            assertThat(Instant.parse(held.path("since").asString())).isBefore(Instant.now());
            await().atMost(SOON)
                    .until(() ->
                            Http.at(base)
                                    .get("/health/ready")
                                    .body()
                                    .contains(
                                            "\"relay/0 is held\":\"since "
                                                    + held.path("since").asString()));
        });
        await().atMost(SOON)
                .until(() -> !Http.at(base).get("/health/ready").body().contains("held"));
    }

    private ReaderStatus statusOf(String reader) {
        return progress.all().stream()
                .filter(status -> status.reader().equals(reader))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode listed(String reader) {
        return Http.at(base)
                .as("olga")
                .get("/api/admin/projections")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("reader").asString().equals(reader))
                .findFirst()
                .orElseThrow();
    }
}
