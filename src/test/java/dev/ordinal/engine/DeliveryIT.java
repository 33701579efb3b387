package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.reader.internal.Progress;
import dev.ordinal.engine.reader.internal.ReaderStatus;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CountersProjection;
import dev.ordinal.engine.sample.Effects;
import dev.ordinal.engine.sample.FailingProjection;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.EventSender;
import dev.ordinal.engine.transport.internal.Outgoing.ToAll;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tests of the way of an event to read models and to subscribers. */
@ArquillianTest
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private EventStore store;
    @Inject private Progress progress;
    @Inject private Transactions transactions;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject private Effects effects;
    @Inject private FailingProjection failing;

    private final UUID counter = Ids.next();
    private final StreamId stream = stream(counter);

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(DeliveryIT.class);
    }

    private List<String> effects() {
        return subscriptions.all().effects(stream);
    }

    // subscribers

    @Test
    void a_subscriber_gets_every_event_of_its_pattern_and_no_other() {
        client.start(counter);
        client.count(counter);
        client.stop(counter);
        await().atMost(SOON).until(() -> effects().size() >= 3);
        await().atMost(SOON).until(() -> !subscriptions.stops().effects(stream).isEmpty());
        assertThat(effects()).containsExactly("Counted", "CounterStarted", "CounterStopped");
        assertThat(subscriptions.stops().effects(stream)).containsExactly("CounterStopped");
    }

    @Test
    void a_subscriber_that_fails_after_its_effect_has_the_effect_once() {
        subscriptions.all().failOnce(stream);
        client.start(counter);
        await().atMost(SOON).until(() -> !effects().isEmpty());
        assertThat(subscriptions.all().attempts(stream)).hasSize(2);
        assertThat(effects()).containsExactly("CounterStarted");
        assertThat(entriesInInbox()).isEqualTo(1);
    }

    private long entriesInInbox() {
        var id = store.readAfter(stream, 0).getFirst().metadata().id();
        return effects.inInbox(SampleSubscriptions.ALL, id);
    }

    @Test
    void an_event_that_is_delivered_again_has_no_second_effect() {
        client.start(counter);
        await().atMost(SOON).until(() -> !effects().isEmpty());
        var again = new ToAll(cloudEvents.of(store.readAfter(stream, 0).getFirst()));
        broker.send(List.of(again, again, again));
        client.stop(counter);
        await().atMost(SOON).until(() -> effects().contains("CounterStopped"));
        assertThat(effects()).containsExactly("CounterStarted", "CounterStopped");
        assertThat(subscriptions.all().attempts(stream))
                .as("the handler was not called")
                .hasSize(2);
    }

    // read models

    @Test
    void a_failing_read_model_backs_off_is_reported_and_delays_no_other() throws Exception {
        failing.failOn(stream);
        client.start(counter);
        await().atMost(SOON)
                .until(() -> failing.failures().size() >= 4 && status().failures() >= 2);

        var status = status();
        assertThat(status.error()).contains("Told to fail on " + stream);
        assertThat(status.failingSince()).isNotNull();
        assertThat(status.lagEvents()).isPositive();
        // the first failure may be one of several partitions together, which is repeated by each at
        // once; then half a second and twice that, less a quarter for jitter; on a busy machine the
        // pauses only get longer
        assertThat(pause(2)).isGreaterThanOrEqualTo(Duration.ofMillis(375));
        assertThat(pause(3)).isGreaterThanOrEqualTo(Duration.ofMillis(750));
        assertThat(progress.await(CountersProjection.NAME, stream, 1, SOON)).isTrue();
        assertThat(progress.await(FailingProjection.NAME, stream, 1, Duration.ZERO)).isFalse();

        var elsewhere = counterElsewhere();
        client.start(elsewhere);
        await().atMost(SOON).until(() -> failing.hasSeen(stream(elsewhere)));
        assertThat(failing.hasSeen(stream)).as("in its other partitions it goes on").isFalse();

        failing.recover();
        await().atMost(SOON).until(() -> failing.hasSeen(stream));
        await().atMost(SOON).until(() -> statuses().stream().allMatch(s -> s.failures() == 0));
        assertThat(statuses()).allMatch(s -> s.error() == null && s.failingSince() == null);
    }

    private Duration pause(int number) {
        var times = failing.failures();
        return Duration.between(times.get(number - 1), times.get(number));
    }

    private List<ReaderStatus> statuses() {
        return transactions.call(progress::all).stream()
                .filter(status -> status.reader().equals(FailingProjection.NAME))
                .toList();
    }

    private ReaderStatus status() {
        return statuses().stream()
                .filter(s -> s.partition() == partitionOf(counter))
                .findFirst()
                .orElseThrow();
    }

    private UUID counterElsewhere() {
        var other = Ids.next();
        while (partitionOf(other) == partitionOf(counter)) other = Ids.next();
        return other;
    }

    private static int partitionOf(UUID of) {
        return stream(of).slot() * 4 / StreamId.SLOTS;
    }
}
