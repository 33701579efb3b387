package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.breaker.internal.BreakerStatus;
import dev.ordinal.engine.breaker.internal.BreakerStatus.State;
import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.RemoteService;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.testkit.Sql;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tests that a subscription waits while its circuit breaker is open, and then probes. */
@ArquillianTest
class BreakerPauseIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /**
     * The pause of the breaker, less half a second, since calls are recorded before they fail and
     * breakers open afterwards.
     */
    private static final Duration PAUSE =
            Duration.ofMillis(RemoteService.DELAY_SECONDS * 1000L - 500);

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private Transactions transactions;
    @Inject private Workers workers;
    @Inject private DeadLetterQueues letters;
    @Inject private Breakers breakers;
    @Inject private RemoteService remote;
    @Inject private Sql sql;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(BreakerPauseIT.class);
    }

    private List<UUID> start(String label, int counters) {
        return IntStream.range(0, counters).mapToObj(_ -> client.start(Ids.next(), label)).toList();
    }

    private void awaitEffects(Function<StreamId, List<String>> effects, List<UUID> counters) {
        await().atMost(SOON)
                .until(() -> counters.stream().noneMatch(c -> effects.apply(stream(c)).isEmpty()));
        assertThat(counters).allSatisfy(c -> assertThat(effects.apply(stream(c))).hasSize(1));
    }

    private BreakerStatus breaker(String name) {
        return breakers.all().stream()
                .filter(breaker -> breaker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean isNamed(String name) {
        return breakers.all().stream().anyMatch(breaker -> breaker.name().equals(name));
    }

    private long prevented(String name) {
        return isNamed(name) ? breaker(name).prevented() : 0;
    }

    private void awaitProbes(String name, int calls) {
        await().atMost(SOON).until(() -> isNamed(name) && remote.calls().size() >= calls);
    }

    /** The letters of these counters only, since other tests may have left letters. */
    private Stream<DeadLetter> lettersOf(Subscription<?> subscription, List<UUID> counters) {
        return letters.keys(subscription.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> counters.stream().anyMatch(c -> isOf(letter, c)));
    }

    private static boolean isOf(DeadLetter letter, UUID counter) {
        return String.valueOf(letter.body()).contains(counter.toString());
    }

    /**
     * Checks that the breaker's two first calls were followed only by probes, each after its pause.
     */
    private void assertProbes(int calls) {
        var times = List.copyOf(remote.calls()).subList(0, calls);
        assertThat(IntStream.range(2, calls).mapToObj(i -> pause(times, i)))
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(PAUSE));
    }

    private static Duration pause(List<Instant> calls, int number) {
        return Duration.between(calls.get(number - 1), calls.get(number));
    }

    @Test
    void a_subscription_waits_for_the_next_probe_and_no_message_is_counted_or_dies() {
        long before = prevented("test-single");
        remote.goAway();
        var counters = start("single", 3);
        awaitProbes("test-single", 7);
        remote.comeBack();
        awaitEffects(subscriptions.guarded()::effects, counters);
        assertProbes(7);
        assertThat(prevented("test-single")).as("it waits, it does not poll").isEqualTo(before + 1);
        assertThat(lettersOf(subscriptions.guarded(), counters)).isEmpty();
    }

    @Test
    void an_ordered_subscription_does_so_too_and_keeps_the_order() {
        remote.goAway();
        var guarded = subscriptions.guardedOrdered();
        var counters = start("ordered", 2);
        counters.forEach(client::stop);
        awaitProbes("test-ordered", 7);
        assertThat(counters).allSatisfy(c -> assertThat(guarded.effects(stream(c))).isEmpty());
        remote.comeBack();
        await().atMost(SOON)
                .until(() ->
                        counters.stream().allMatch(c -> guarded.effects(stream(c)).size() == 2));
        assertProbes(7);
        assertThat(lettersOf(subscriptions.guardedOrdered(), counters)).isEmpty();
    }

    @Test
    void batches_are_not_taken_until_the_breaker_is_closed() {
        remote.goAway();
        var counters = start("batch", 10);
        awaitProbes("test-batch", 6);
        remote.comeBack();
        awaitEffects(subscriptions.guardedBatches()::effects, counters);
        assertProbes(6);
        assertThat(breaker("test-batch").state()).isEqualTo(State.CLOSED);
        assertThat(lettersOf(subscriptions.guardedBatches(), counters)).isEmpty();
    }

    @Test
    void servers_probe_one_after_the_other() throws Exception {
        remote.goAway();
        var counters = start("single", 2);
        awaitProbes("test-single", 3);
        var elsewhere = new CountDownLatch(1);
        var has = new CountDownLatch(1);
        var other = workers.call(() -> transactions.call(() -> probeElsewhere(has, elsewhere)));
        has.await();
        int before = remote.calls().size();
        remote.comeBack();
        await().during(Duration.ofSeconds(2L * RemoteService.DELAY_SECONDS))
                .atMost(SOON)
                .until(() -> remote.calls().size() == before);
        elsewhere.countDown();
        assertThat(other.toCompletableFuture().get()).isTrue();
        awaitEffects(subscriptions.guarded()::effects, counters);
    }

    /** Holds the probe lock, as another server would. */
    private boolean probeElsewhere(CountDownLatch has, CountDownLatch end) {
        sql.texts(
                "select pg_advisory_xact_lock(hashtextextended(?1, 2))::text",
                SampleSubscriptions.GUARDED);
        has.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
