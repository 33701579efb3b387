package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent;
import dev.ordinal.engine.sample.Effects;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.EventSender;
import dev.ordinal.engine.transport.internal.Outgoing;
import dev.ordinal.engine.transport.internal.Outgoing.ToAll;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.Sql;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Tests that messages are counted by outcome, and that a repeated message has no effect. */
@ArquillianTest
class DuplicatesIT {

    private static final String GONE = "read-model-of-yesterday";

    private static final String AT_THE_START =
            """
            insert into checkpoint (reader, partition, first_slot, last_slot, position)
            values (?1, 0, 0, 32767, 0)\
            """;

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject private CounterClient client;
    @Inject private EventStore store;
    @Inject private EventSender broker;
    @Inject private Transactions transactions;
    @Inject private Sql sql;
    @Inject private CloudEvents cloudEvents;
    @Inject private CountedSubscription counted;

    private OtlpReceiver telemetry;

    /**
     * Subscription that no other deployment has, so that all of its messages come from this test.
     */
    @ApplicationScoped
    public static class CountedSubscription implements SubscriptionSource {

        static final String NAME = "test-counted";

        @Inject private Effects effects;
        private RecordingSubscription<CounterEvent> subscription;

        @PostConstruct
        void make() {
            subscription =
                    new RecordingSubscription<>(NAME, "counter.#", CounterEvent.class, effects)
                            .retrying(SampleSubscriptions.TWICE);
        }

        @Override
        public List<Subscription<?>> subscriptions() {
            return List.of(subscription);
        }

        RecordingSubscription<CounterEvent> subscription() {
            return subscription;
        }
    }

    @Deployment
    static WebArchive application() {
        return OtlpReceiver.exportingFrom(SampleDeployment.with(DuplicatesIT.class));
    }

    @BeforeEach
    void listen() throws IOException {
        telemetry = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private List<String> effects(UUID counter) {
        return counted.subscription().effects(stream(counter));
    }

    private long counted(String outcome) {
        return telemetry.number(
                "ordinal.consumer.messages",
                Map.of(
                        "messaging.destination.subscription.name",
                        CountedSubscription.NAME,
                        "ordinal.outcome",
                        outcome));
    }

    @Test
    void what_is_delivered_ten_times_has_one_effect_and_nine_duplicates_are_counted() {
        var counters = client.live(5);
        await().atMost(SOON).until(() -> counted("done") == 10);
        var again =
                counters.stream()
                        .flatMap(this::stored)
                        .map(cloudEvents::of)
                        .<Outgoing>map(ToAll::new)
                        .toList();
        for (int i = 0; i < 9; i++) broker.send(again);
        await().atMost(SOON).until(() -> counted("duplicate") >= 90);
        assertThat(counted("duplicate")).isEqualTo(90);
        assertThat(counted("done")).isEqualTo(10);
        assertThat(counters)
                .allSatisfy(counter ->
                        assertThat(effects(counter))
                                .containsExactly("CounterStarted", "CounterStopped"));
    }

    private Stream<StoredEvent> stored(UUID counter) {
        return store.readAfter(stream(counter), 0).stream();
    }

    @Test
    void a_checkpoint_that_is_left_over_has_neither_backlog_nor_lag() {
        transactions.run(() -> sql.execute(AT_THE_START, GONE));
        try {
            int before = telemetry.exports();
            await().atMost(SOON).until(() -> telemetry.exports() > before + 2);
            for (String metric : List.of("ordinal.reader.backlog", "ordinal.reader.lag")) {
                assertThat(telemetry.values(metric, "ordinal.reader.name"))
                        .contains("relay")
                        .doesNotContain(GONE);
            }
        } finally {
            transactions.run(() -> sql.execute("delete from checkpoint where reader = ?1", GONE));
        }
    }

    @Test
    void retries_and_dead_letters_are_counted() {
        var counter = Ids.next();
        counted.subscription().failOn(stream(counter));
        client.live(counter);
        await().atMost(SOON).until(() -> counted("dead_lettered") == 2);
        assertThat(counted("retried")).isEqualTo(4);
        assertThat(effects(counter)).isEmpty();
    }
}
