package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tests of a subscription that receives the events of each stream in order. */
@ArquillianTest
class ParkedStreamsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Binding ORDERED = new Binding(SampleSubscriptions.ORDERED, "counter.#");

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private DeadLetterQueues letters;
    @Inject private Transactions transactions;
    @Inject private Workers workers;
    @Inject private Sql sql;

    private final UUID counter = Ids.next();
    private final UUID other = Ids.next();

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(ParkedStreamsIT.class);
    }

    private void live(UUID of) {
        client.start(of);
        client.count(of);
        client.count(of);
        client.stop(of);
    }

    private List<Long> seen(UUID of) {
        return subscriptions.ordered().versions(stream(of));
    }

    private long parked(UUID of) {
        var query = "select count(*) from parked_event where stream = ?1";
        return transactions.call(() -> sql.number(query, stream(of).toString()));
    }

    private List<DeadLetter> lettersOf(UUID of) {
        return letters.keys(ORDERED.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> String.valueOf(letter.body()).contains(of.toString()))
                .toList();
    }

    @Test
    void without_failures_a_stream_is_processed_in_order_and_never_parked() {
        live(counter);
        await().atMost(SOON).until(() -> seen(counter).size() == 4);
        assertThat(seen(counter)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked(counter)).isZero();
    }

    @Test
    void a_stream_waits_behind_its_first_failure_and_others_do_not() {
        subscriptions.ordered().failOnFirst(stream(counter));
        live(counter);
        live(other);
        await().atMost(SOON).until(() -> seen(other).size() == 4);
        await().atMost(SOON).until(() -> parked(counter) == 4);
        assertThat(seen(counter)).isEmpty();
        subscriptions.ordered().recover(stream(counter));
        await().atMost(SOON).until(() -> seen(counter).size() == 4);
        assertThat(seen(counter)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(seen(other)).containsExactly(1L, 2L, 3L, 4L);
        await().atMost(SOON).until(() -> parked(counter) == 0);
        assertThat(lettersOf(counter)).isEmpty();
    }

    @Test
    void what_fails_to_the_end_is_a_dead_letter_and_the_stream_goes_on_without_it() {
        subscriptions.ordered().failOnFirst(stream(counter));
        live(counter);
        await().atMost(SOON).until(() -> seen(counter).size() == 3);
        assertThat(seen(counter)).containsExactly(2L, 3L, 4L);
        assertThat(subscriptions.ordered().attempts(stream(counter))).hasSize(5 + 3);
        await().atMost(SOON).until(() -> lettersOf(counter).size() == 1);
        var letter = lettersOf(counter).getFirst();
        assertThat(letter.header("cloudEvents_type")).isEqualTo("counter.started");
        assertThat(letter.address()).isEqualTo("events.counter.started");
        assertThat(letter.failure().message()).isEqualTo(RecordingSubscription.FAILURE);
        assertThat(letter.failure().retries()).isEqualTo(4);
    }

    @Test
    void what_has_waited_and_is_of_no_use_is_a_dead_letter_without_retries() {
        subscriptions.ordered().failOnFirst(stream(counter));
        live(counter);
        await().atMost(SOON).until(() -> parked(counter) == 4);
        subscriptions.ordered().rejectVersion(stream(counter), 2);
        await().atMost(SOON).until(() -> seen(counter).size() == 3);
        assertThat(seen(counter)).containsExactly(1L, 3L, 4L);
        await().atMost(SOON).until(() -> lettersOf(counter).size() == 1);
        var letter = lettersOf(counter).getFirst();
        assertThat(letter.failure().message()).isEqualTo(RecordingSubscription.FAILURE);
        assertThat(letter.failure().retries()).isZero();
    }

    @Test
    void what_cannot_be_parked_is_given_back_and_its_consumer_lives() {
        rename("parked_event", "parked_away");
        try {
            live(counter);
            await().during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> workers.failures().isEmpty());
            assertThat(seen(counter)).isEmpty();
        } finally {
            rename("parked_away", "parked_event");
        }
        await().atMost(SOON).until(() -> seen(counter).size() == 4);
        assertThat(seen(counter)).containsExactly(1L, 2L, 3L, 4L);
    }

    private void rename(String table, String name) {
        transactions.run(() -> sql.execute("alter table %s rename to %s".formatted(table, name)));
    }

    @Test
    void a_failure_whose_text_the_database_does_not_take_is_one_like_any_other() {
        subscriptions.ordered().failOnFirst(stream(counter), "Told to fail\0");
        live(counter);
        await().atMost(SOON).until(() -> seen(counter).size() == 3);
        assertThat(lettersOf(counter)).hasSize(1);
    }
}
