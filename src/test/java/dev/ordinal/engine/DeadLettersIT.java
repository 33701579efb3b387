package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.Failure;

import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tests of messages that fail: retries, dead letters, replays. */
@ArquillianTest
class DeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LARGE_BODY = "x".repeat(200_000);
    private static final Binding STARTS =
            new Binding(SampleSubscriptions.STARTS, "counter.started");

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private EventStore store;
    @Inject private DeadLetterQueues letters;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    private final UUID counter = Ids.next();
    private final Binding large = new Binding("large-" + counter, "counter.started");
    private final StreamId stream = stream(counter);
    private RecordingSubscription<CounterStarted> starts;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(DeadLettersIT.class);
    }

    @BeforeEach
    void find_the_subscription() {
        starts = subscriptions.starts();
    }

    private Optional<DeadLetter> letterOf(UUID of) {
        return letters.list(STARTS).stream()
                .filter(letter -> String.valueOf(letter.body()).contains(of.toString()))
                .findFirst();
    }

    private DeadLetter awaitLetterOf(UUID of) {
        await().atMost(SOON).until(() -> letterOf(of).isPresent());
        return letterOf(of).orElseThrow();
    }

    @Test
    void a_message_that_fails_is_tried_again_at_growing_intervals_and_then_given_up() {
        starts.failOn(stream);
        client.start(counter);
        awaitLetterOf(counter);
        var attempts = starts.attempts(stream);
        assertThat(attempts).hasSize(4);
        assertThat(pause(attempts, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(180));
        assertThat(pause(attempts, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(360));
        assertThat(pause(attempts, 3)).isGreaterThanOrEqualTo(Duration.ofMillis(720));
        assertThat(starts.effects(stream)).as("what failed had no effect").isEmpty();
    }

    private static Duration pause(List<Instant> attempts, int number) {
        return Duration.between(attempts.get(number - 1), attempts.get(number));
    }

    @Test
    void others_do_not_wait_for_it() {
        starts.failOn(stream);
        client.start(counter);
        await().atMost(SOON).until(() -> !starts.attempts(stream).isEmpty());
        var other = Ids.next();
        client.start(other);
        await().atMost(SOON).until(() -> !starts.effects(stream(other)).isEmpty());
        assertThat(starts.attempts(stream)).hasSizeLessThan(4);
        awaitLetterOf(counter);
    }

    @Test
    void a_dead_letter_says_what_it_was_and_what_it_died_of() {
        starts.failOn(stream);
        client.start(counter);
        var letter = awaitLetterOf(counter);
        var stored = store.readAfter(stream, 0).getFirst();
        assertThat(letter.body()).isEqualTo(stored.body());
        assertThat(letter.header("cloudEvents_id")).isEqualTo(stored.metadata().id().toString());
        assertThat(letter.header("cloudEvents_type")).isEqualTo("counter.started");
        assertThat(letter.address()).isEqualTo("events.counter.started");
        assertThat(letter.subscription()).isEqualTo(SampleSubscriptions.STARTS);
        var failure = letter.failure();
        assertThat(failure.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo(RecordingSubscription.FAILURE);
        assertThat(failure.digest()).hasSize(16);
        assertThat(failure.retries()).isEqualTo(3);
        assertThat(failure.failedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void what_cannot_be_read_is_given_up_at_once_with_the_original_text() {
        var text = "no CloudEvent " + counter;
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                JMSContext context = factory.createContext("ordinal", brokerPassword)) {
            var message = context.createTextMessage(text);
            message.setStringProperty("hello", "world");
            context.createProducer().send(context.createTopic("events.counter.started"), message);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
        var letter = awaitLetterOf(counter);
        assertThat(letter.body()).isEqualTo(text);
        assertThat(letter.header("hello")).isEqualTo("world");
        assertThat(letter.failure().retries()).isZero();
        assertThat(letter.failure().exception()).endsWith("UnreadableMessageException");
    }

    @Test
    void a_letter_that_is_replayed_has_its_effect_once() {
        starts.failOn(stream);
        client.start(counter);
        var letter = awaitLetterOf(counter);
        starts.recover(stream);
        assertThat(letters.replay(STARTS, letter.id())).isTrue();
        await().atMost(SOON).until(() -> !starts.effects(stream).isEmpty());
        assertThat(starts.effects(stream)).containsExactly("CounterStarted");
        assertThat(letterOf(counter)).isEmpty();
        assertThat(letters.replay(STARTS, letter.id())).as("it is there no more").isFalse();
    }

    @Test
    void a_letter_that_is_replayed_in_vain_dies_again() {
        starts.failOn(stream);
        client.start(counter);
        var first = awaitLetterOf(counter);
        letters.replay(STARTS, first.id());
        await().atMost(SOON).until(() -> starts.attempts(stream).size() == 8);
        var second = awaitLetterOf(counter);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.address()).isEqualTo("events.counter.started");
        assertThat(second.failure().retries()).isEqualTo(3);
    }

    @Test
    void a_letter_that_is_discarded_is_gone() {
        starts.failOn(stream);
        client.start(counter);
        var letter = awaitLetterOf(counter);
        assertThat(letters.discard(STARTS, letter.id())).isTrue();
        assertThat(letterOf(counter)).isEmpty();
        assertThat(letters.discard(STARTS, letter.id())).isFalse();
    }

    @Test
    void letters_too_large_for_one_packet_are_listed_found_edited_and_discarded_one_by_one() {
        var ids = buryLargeLetters(27);
        for (int i = 0; i < 5; i++) assertThat(letters.list(large)).hasSize(27);
        assertThat(letters.list(List.of(STARTS, large)))
                .extracting(DeadLetter::id)
                .containsAll(ids);
        for (String id : ids) {
            var found = letters.find(List.of(STARTS, large), id).orElseThrow();
            assertThat(found.subscription()).isEqualTo(large.name());
            assertThat(found.body()).hasSize(LARGE_BODY.length());
        }
        assertThat(letters.edit(large, ids.getLast(), "{}")).isTrue();
        for (String id : ids) assertThat(letters.discard(large, id)).isTrue();
        assertThat(letters.find(List.of(STARTS, large), ids.getFirst())).isEmpty();
        assertThat(letters.list(large)).isEmpty();
    }

    private List<String> buryLargeLetters(int count) {
        var failure = new Failure("Boom", "boom", null, "0123456789abcdef", Instant.now(), 3, null);
        for (int i = 0; i < count; i++) {
            letters.bury(large, LARGE_BODY, Map.of("cloudEvents_type", "counter.started"), failure);
        }
        return letters.list(large).stream().map(DeadLetter::id).toList();
    }

    @Test
    void an_outage_elsewhere_kills_no_message() {
        starts.meetOutageOn(stream);
        client.start(counter);
        await().atMost(SOON).until(() -> starts.attempts(stream).size() > 5);
        assertThat(letterOf(counter)).isEmpty();
        starts.recover(stream);
        await().atMost(SOON).until(() -> !starts.effects(stream).isEmpty());
        assertThat(starts.effects(stream)).containsExactly("CounterStarted");
    }
}
