package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.lifecycle.Workers;
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
import dev.ordinal.engine.transport.internal.LetterKey;

import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
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
    @Inject private Workers workers;

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
        return letters.keys(STARTS.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
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
    void bodies_of_every_kind_arrive_in_the_letter_as_they_were() throws JMSException {
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                var context = factory.createContext("ordinal", brokerPassword)) {
            var map = context.createMapMessage();
            map.setInt("answer", 42);
            var stream = context.createStreamMessage();
            stream.writeDouble(0.5);
            var bytes = context.createBytesMessage();
            bytes.writeBytes(new byte[] {(byte) 0xC3, 0, 7});
            var sent = List.of(map, stream, bytes, context.createObjectMessage(7L));
            for (Message message : sent) {
                message.setStringProperty("mark", counter.toString());
                var topic = context.createTopic("events.counter.started");
                context.createProducer().send(topic, message);
            }
            await().atMost(SOON).until(() -> marked(STARTS.name()).size() == sent.size());
            var selector = "mark = '%s'".formatted(counter);
            var queue = context.createQueue("dlq." + STARTS.name());
            try (var browser = context.createBrowser(queue, selector)) {
                Enumeration<?> letters = browser.getEnumeration();
                var found = Collections.list(letters);
                assertThat(found).hasSize(4);
                assertThat(((MapMessage) found.get(0)).getInt("answer")).isEqualTo(42);
                assertThat(((StreamMessage) found.get(1)).readDouble()).isEqualTo(0.5);
                var content = new byte[3];
                assertThat(((BytesMessage) found.get(2)).readBytes(content)).isEqualTo(3);
                assertThat(content).containsExactly(0xC3, 0, 7);
                assertThat(found.get(3)).isInstanceOf(ObjectMessage.class);
            }
        }
        assertThat(marked(STARTS.name())).allSatisfy(letter -> assertThat(letter.body()).isNull());
    }

    private List<DeadLetter> marked(String subscription) {
        return letters.headers(letters.keys(subscription)).stream()
                .filter(letter -> counter.toString().equals(letter.header("mark")))
                .toList();
    }

    @Test
    void an_error_of_the_jvm_counts_as_a_failure_of_the_message_and_of_no_other() {
        starts.meetErrorOn(stream);
        client.start(counter);
        var letter = awaitLetterOf(counter);
        assertThat(letter.failure().exception()).isEqualTo("java.lang.NoClassDefFoundError");
        assertThat(letter.failure().retries()).isEqualTo(3);
        assertThat(starts.attempts(stream)).hasSize(4);
        assertThat(workers.failures()).isEmpty();
        var other = Ids.next();
        client.start(other);
        await().atMost(SOON).until(() -> !starts.effects(stream(other)).isEmpty());
    }

    @Test
    void what_a_sender_writes_into_our_own_headers_does_not_matter() throws JMSException {
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                var context = factory.createContext("ordinal", brokerPassword)) {
            var message = context.createTextMessage(counter.toString());
            message.setStringProperty("x_retry_count", "many");
            message.setStringProperty("x_original_address", "elsewhere");
            message.setStringProperty("x_dead_letter_id", "mine");
            message.setStringProperty("_AMQ_DUPL_ID", counter.toString());
            var topic = context.createTopic("events.counter.started");
            context.createProducer().send(topic, message);
        }
        var letter = awaitLetterOf(counter);
        assertThat(letter.address()).isEqualTo("events.counter.started");
        assertThat(letter.id()).isNotEqualTo("mine");
        assertThat(letters.replay(letter.id())).isTrue();
        await().atMost(SOON)
                .until(() ->
                        letterOf(counter).filter(l -> !l.id().equals(letter.id())).isPresent());
    }

    @Test
    void a_letter_that_is_replayed_has_its_effect_once() {
        starts.failOn(stream);
        client.start(counter);
        var letter = awaitLetterOf(counter);
        starts.recover(stream);
        assertThat(letters.replay(letter.id())).isTrue();
        await().atMost(SOON).until(() -> !starts.effects(stream).isEmpty());
        assertThat(starts.effects(stream)).containsExactly("CounterStarted");
        assertThat(letterOf(counter)).isEmpty();
        assertThat(letters.replay(letter.id())).as("it is there no more").isFalse();
    }

    @Test
    void a_letter_that_is_replayed_in_vain_dies_again() {
        starts.failOn(stream);
        client.start(counter);
        var first = awaitLetterOf(counter);
        letters.replay(first.id());
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
        assertThat(letters.discard(letter.id())).isTrue();
        assertThat(letterOf(counter)).isEmpty();
        assertThat(letters.discard(letter.id())).isFalse();
    }

    @Test
    void letters_too_large_for_one_packet_are_listed_found_edited_and_discarded_one_by_one() {
        var ids = buryLargeLetters(27);
        for (int i = 0; i < 20; i++) {
            assertThat(letters.keys(large.name())).extracting(LetterKey::name).isEqualTo(ids);
            assertThat(letters.headers(letters.keys(large.name())))
                    .extracting(DeadLetter::id)
                    .isEqualTo(ids);
        }
        assertThat(letters.keys(null)).extracting(LetterKey::name).containsAll(ids);
        for (String id : ids) {
            var found = letters.find(id).orElseThrow();
            assertThat(found.subscription()).isEqualTo(large.name());
            assertThat(found.body()).hasSize(LARGE_BODY.length());
        }
        assertThat(letters.edit(ids.getLast(), "{}")).isTrue();
        for (String id : ids) assertThat(letters.discard(id)).isTrue();
        assertThat(letters.find(ids.getFirst())).isEmpty();
        assertThat(letters.keys(large.name())).isEmpty();
    }

    private List<String> buryLargeLetters(int count) {
        var failure = new Failure("Boom", "boom", null, "0123456789abcdef", Instant.now(), 3, null);
        for (int i = 0; i < count; i++) {
            letters.bury(large, LARGE_BODY, Map.of("cloudEvents_type", "counter.started"), failure);
        }
        return letters.keys(large.name()).stream().map(LetterKey::name).toList();
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
