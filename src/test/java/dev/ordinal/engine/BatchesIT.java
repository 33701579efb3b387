package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.RecordingBatches;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.EventSender;
import dev.ordinal.engine.transport.internal.Outgoing;
import dev.ordinal.engine.transport.internal.Outgoing.ToAll;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tests of a subscription that processes its events in batches. */
@ArquillianTest
class BatchesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Binding BATCHES = new Binding(SampleSubscriptions.BATCHES, "counter.#");

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private EventStore store;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject private DeadLetterQueues letters;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(BatchesIT.class);
    }

    private List<String> effects(UUID counter) {
        return subscriptions.batches().effects(stream(counter));
    }

    private boolean isDone(UUID counter) {
        return effects(counter).size() >= 2;
    }

    private List<DeadLetter> lettersOf(UUID counter) {
        return letters.keys(BATCHES.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> String.valueOf(letter.body()).contains(counter.toString()))
                .toList();
    }

    @Test
    void events_are_handed_over_together_by_name_and_each_has_one_effect() {
        var counters = client.live(60);
        await().atMost(SOON).until(() -> counters.stream().allMatch(this::isDone));
        assertThat(counters)
                .allSatisfy(counter ->
                        assertThat(effects(counter))
                                .containsExactly("CounterStarted", "CounterStopped"));
        var sizes = subscriptions.batches().sizes();
        assertThat(sizes).allMatch(size -> size <= RecordingBatches.MOST);
        assertThat(sizes).as("some came together").anyMatch(size -> size > 1);
    }

    @Test
    void a_bad_message_dies_alone() {
        var counters = new ArrayList<>(client.live(10));
        var bad = Ids.next();
        subscriptions.batches().failOn(stream(bad));
        client.live(bad);
        counters.addAll(client.live(10));
        await().atMost(SOON).until(() -> counters.stream().allMatch(this::isDone));
        await().atMost(SOON).until(() -> lettersOf(bad).size() == 2);
        assertThat(counters)
                .allSatisfy(counter -> assertThat(effects(counter)).hasSize(2))
                .allSatisfy(counter -> assertThat(lettersOf(counter)).isEmpty());
        assertThat(effects(bad)).isEmpty();
        assertThat(lettersOf(bad)).allMatch(letter -> letter.failure().retries() == 2);
    }

    @Test
    void what_is_delivered_ten_times_has_one_effect() {
        var counters = client.live(5);
        await().atMost(SOON).until(() -> counters.stream().allMatch(this::isDone));
        var again = counters.stream().flatMap(this::events).<Outgoing>map(ToAll::new).toList();
        for (int i = 0; i < 9; i++) broker.send(again);
        var last = client.live(1).getFirst();
        await().atMost(SOON).until(() -> isDone(last));
        assertThat(counters).allSatisfy(counter -> assertThat(effects(counter)).hasSize(2));
    }

    private Stream<CloudEvent> events(UUID counter) {
        return store.readAfter(stream(counter), 0).stream().map(cloudEvents::of);
    }
}
