package dev.ordinal.engine.sample;

import dev.ordinal.engine.consumer.RetryPolicy;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.OldCounterEvent.OldCounterStarted;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.List;

/**
 * Subscriptions to counters, one of every kind. All are in every deployment, so that none has a
 * backlog.
 */
@ApplicationScoped
public class SampleSubscriptions implements SubscriptionSource {

    public static final String ALL = "test-all";
    public static final String STOPS = "test-stops";
    public static final String STARTS = "test-starts";
    public static final String ORDERED = "test-ordered";
    public static final String BATCHES = "test-batches";
    public static final String GUARDED = "test-guarded";
    public static final String GUARDED_ORDERED = "test-guarded-ordered";
    public static final String GUARDED_BATCHES = "test-guarded-batches";

    /** A setting for tests that do not check the pauses between the attempts of {@link #STARTS}. */
    public static final String SHORT_PAUSES = "test.starts.first-pause=PT0.02S";

    private static final String EVERYTHING = "counter.#";
    private static final String STARTED = "counter.started";

    /** Two retries after short pauses. */
    public static final RetryPolicy TWICE = retries(2, Duration.ofMillis(100));

    /** One retry only, so that a failure counted too often shows at once. */
    private static final RetryPolicy ONCE = retries(1, Duration.ofMillis(100));

    @Inject private Effects effects;
    @Inject private RemoteService remote;

    @Inject
    @ConfigProperty(name = "test.starts.first-pause", defaultValue = "PT0.2S")
    private Duration firstPause;

    private RecordingSubscription<CounterEvent> all;
    private RecordingSubscription<CounterEvent> stops;
    private RecordingSubscription<CounterStarted> starts;
    private RecordingSubscription<CounterEvent> ordered;
    private RecordingBatches batches;
    private RecordingSubscription<CounterStarted> guarded;
    private RecordingSubscription<CounterEvent> guardedOrdered;
    private RecordingBatches guardedBatches;
    private RecordingSubscription<OldCounterEvent> olderVersion;
    private RecordingSubscription<CounterStarted> newestVersion;

    private static RetryPolicy retries(int limit, Duration first) {
        return new RetryPolicy(limit, first, Duration.ofSeconds(1), 0.1);
    }

    @PostConstruct
    void make() {
        all = toEvents(ALL, EVERYTHING).retrying(TWICE);
        stops = toEvents(STOPS, "*.stopped");
        starts = toStarts(STARTS).retrying(retries(3, firstPause));
        ordered =
                toEvents(ORDERED, EVERYTHING)
                        .inOrder()
                        .retrying(retries(4, Duration.ofMillis(200)));
        batches = new RecordingBatches(BATCHES, TWICE, effects, _ -> {});
        guarded = toStarts(GUARDED).retrying(ONCE).then(e -> call(e, "single", remote::callOne));
        guardedOrdered =
                toEvents(GUARDED_ORDERED, EVERYTHING)
                        .inOrder()
                        .retrying(ONCE)
                        .then(e -> call(e, "ordered", remote::callInOrder));
        guardedBatches = new RecordingBatches(GUARDED_BATCHES, ONCE, effects, this::callInBatch);
        olderVersion =
                new RecordingSubscription<>(
                        "test-version-one", STARTED, OldCounterEvent.class, effects);
        newestVersion = toStarts("test-version-two");
    }

    private RecordingSubscription<CounterEvent> toEvents(String name, String pattern) {
        return new RecordingSubscription<>(name, pattern, CounterEvent.class, effects);
    }

    private RecordingSubscription<CounterStarted> toStarts(String name) {
        return new RecordingSubscription<>(name, STARTED, CounterStarted.class, effects);
    }

    /** Calls the remote service for counters with a label. */
    private static void call(CounterEvent event, String label, Runnable service) {
        if (event instanceof CounterStarted e && e.label().equals(label)) service.run();
    }

    private void callInBatch(List<CounterEvent> events) {
        events.stream()
                .filter(e -> e instanceof CounterStarted s && s.label().equals("batch"))
                .findFirst()
                .ifPresent(_ -> remote.callInBatch());
    }

    @Override
    public List<Subscription<?>> subscriptions() {
        return List.of(
                all,
                stops,
                starts,
                ordered,
                batches,
                guarded,
                guardedOrdered,
                guardedBatches,
                olderVersion,
                newestVersion);
    }

    /** Takes every event of counters; two retries. */
    public RecordingSubscription<CounterEvent> all() {
        return all;
    }

    /** Takes every event with which something was stopped. */
    public RecordingSubscription<CounterEvent> stops() {
        return stops;
    }

    /** Takes the starts of counters; three retries. */
    public RecordingSubscription<CounterStarted> starts() {
        return starts;
    }

    /** Takes the events of each counter in order; four retries. */
    public RecordingSubscription<CounterEvent> ordered() {
        return ordered;
    }

    /** Takes the events of counters in batches; two retries. */
    public RecordingBatches batches() {
        return batches;
    }

    /** Calls the remote service for counters labelled "single". */
    public RecordingSubscription<CounterStarted> guarded() {
        return guarded;
    }

    /** Calls the remote service for counters labelled "ordered", and keeps the order. */
    public RecordingSubscription<CounterEvent> guardedOrdered() {
        return guardedOrdered;
    }

    /** Calls the remote service for each batch with a counter labelled "batch". */
    public RecordingBatches guardedBatches() {
        return guardedBatches;
    }

    /** Asks for version 1.0.0 of {@link OldCounterStarted}. */
    public RecordingSubscription<OldCounterEvent> olderVersion() {
        return olderVersion;
    }

    /** Asks for the version of the same event that is written now. */
    public RecordingSubscription<CounterStarted> newestVersion() {
        return newestVersion;
    }
}
