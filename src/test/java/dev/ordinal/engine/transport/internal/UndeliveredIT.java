package dev.ordinal.engine.transport.internal;

import static dev.ordinal.engine.transport.internal.Doors.broker;
import static dev.ordinal.engine.transport.internal.Doors.failure;
import static dev.ordinal.engine.transport.internal.Doors.next;
import static dev.ordinal.engine.transport.internal.Doors.opened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordinal.demo.embedded.ShippedBroker;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.AmqpClient;

import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tests of the last resort of the broker, and of dead letters of every queue. */
class UndeliveredIT {

    private static final int PORT = 26619;
    private static final Binding BINDING = new Binding("porch", "door.#");
    private static final Binding FORGOTTEN = new Binding("forgotten", "door.#");
    private static final int ATTEMPTS = 20;

    /** Twenty connections over TLS, one after the other. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final int MANY = 450;
    private static final int LARGE = 150_000;

    private static ShippedBroker shipped;
    private static Broker broker;

    private final StoredEvent event = opened(Ids.next().toString());

    @BeforeAll
    static void start() throws Exception {
        shipped = Doors.start(PORT);
        broker = broker(shipped.url(), "ordinal", "secret-1");
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        shipped.close();
    }

    @Test
    void what_is_given_back_is_not_counted_and_what_is_rejected_is_moved_by_the_broker() {
        var binding = new Binding("undecided", "door.#");
        try (var receiver = EventReceiver.subscribe(broker, binding)) {
            publish();
            for (int i = 0; i < 2 * ATTEMPTS; i++) {
                assertThat(next(receiver).event()).isEqualTo(event);
                receiver.giveBack();
            }
            for (int i = 0; i < ATTEMPTS; i++) {
                assertThat(next(receiver).event()).isEqualTo(event);
                receiver.reject();
            }
            assertThat(receiver.receive(Duration.ofMillis(200))).isEmpty();
        }
        var letter = onlyLetterOf("undecided");
        assertThat(letter.failure().exception()).isEqualTo("undelivered");
        assertThat(letter.address()).isEqualTo("events.door.opened");
        assertThat(letter.event()).isEqualTo(event);
        assertThat(letters().replay(letter.id())).isTrue();
        try (var receiver = EventReceiver.subscribe(broker, binding)) {
            assertThat(next(receiver).event()).isEqualTo(event);
            receiver.acknowledge();
        }
        assertThat(letters().keys("undecided")).isEmpty();
    }

    @Test
    void what_cannot_be_received_is_moved_by_the_broker_listed_replayed_and_discarded()
            throws Exception {
        var binding = new Binding("unreceivable", "window.#");
        EventReceiver.subscribe(broker, binding).close();
        try (var sender = amqp("ordinal", "secret-1")) {
            var message = Message.create("ajar");
            message.property("when", AmqpClient.timestamp()).property("x_dead_letter_id", "forged");
            sender.send("events.window.opened", message.durable(true));
        }
        awaitMoved(binding);
        assertThat(letters().replay(onlyLetterOf("unreceivable").id())).isTrue();
        awaitMoved(binding);
        var letter = onlyLetterOf("unreceivable");
        assertThat(letter.id()).startsWith("unreceivable.");
        assertThat(letter.body()).isEqualTo("ajar");
        assertThat(letter.headers()).containsKeys("when", "x_dead_letter_id");
        assertThat(letter.address()).isEqualTo("events.window.opened");
        assertThat(letters().discard(letter.id())).isTrue();
        assertThat(letters().find(letter.id())).isEmpty();
    }

    /** Receives until the broker has moved the message that it cannot deliver. */
    private static void awaitMoved(Binding binding) {
        await().atMost(LONG)
                .until(() -> {
                    try (var receiver = EventReceiver.subscribe(broker, binding)) {
                        receiver.receive(Duration.ofMillis(100));
                    } catch (UnreceivableMessageException _) {
                        return false;
                    }
                    return letters().depths().getOrDefault(Broker.UNDELIVERED, 0L) > 0
                            && !letters().keys(binding.name()).isEmpty();
                });
    }

    private static DeadLetter onlyLetterOf(String subscription) {
        var keys = letters().keys(subscription);
        assertThat(keys).hasSize(1);
        assertThat(letters().headers(keys)).hasSize(1);
        return letters().find(keys.getFirst().name()).orElseThrow();
    }

    @Test
    void a_letter_is_the_message_as_it_was_and_is_kept() throws Exception {
        var binding = new Binding("keeper", "gate.#");
        EventReceiver.subscribe(broker, binding).close();
        var names = List.of("", "NULL", "a.b", "x-request-id", "cloudEvents:type");
        try (var sender = amqp("ordinal", "secret-1")) {
            var message = Message.create("x".repeat(LARGE)).durable(false).timeToLive(60_000);
            for (String name : names) message.property(name, "value of " + name);
            sender.send("events.gate.opened", message.property("n", 7));
        }
        try (var receiver = EventReceiver.subscribe(broker, binding)) {
            var delivery = next(receiver);
            assertThatThrownBy(delivery::event).isInstanceOf(UnreadableMessageException.class);
            receiver.bury(delivery, failure());
        }
        var letter = onlyLetterOf("keeper");
        assertThat(letter.body()).hasSize(LARGE);
        for (String name : names) assertThat(letter.header(name)).isEqualTo("value of " + name);
        assertThat(letter.headers()).containsEntry("n", 7);
        assertThat(letter.failure().message()).isEqualTo("stuck");
        var listed =
                broker.ask(session ->
                        new QueueManagement(session).headers("dlq.keeper", "").getFirst());
        assertThat(listed.path("durable").booleanValue()).isTrue();
        assertThat(listed.path("expiration").longValue()).isZero();
        assertThat(letters().replay(letter.id())).isTrue();
        try (var receiver = EventReceiver.subscribe(broker, binding)) {
            var again = next(receiver);
            assertThat(again.headers())
                    .containsEntry("", "value of ")
                    .doesNotContainKey("x_exception");
            receiver.retry(again, 1, Duration.ZERO);
            assertThat(next(receiver).failures()).isEqualTo(1);
            receiver.acknowledge();
        }
    }

    @Test
    void what_the_broker_does_not_take_as_a_letter_is_moved_by_it() throws Exception {
        var binding = new Binding("unmovable", "fence.#");
        EventReceiver.subscribe(broker, binding).close();
        try (var sender = amqp("ordinal", "secret-1")) {
            var message = Message.create("x".repeat(LARGE)).property("long", "y".repeat(LARGE));
            sender.send("events.fence.opened", message.durable(true));
        }
        try (var receiver = EventReceiver.subscribe(broker, binding)) {
            for (int i = 0; i < ATTEMPTS; i++) {
                var delivery = next(receiver);
                assertThatThrownBy(() -> receiver.bury(delivery, failure()))
                        .isInstanceOf(UnmovableMessageException.class);
                receiver.reject();
            }
        }
        assertThat(onlyLetterOf("unmovable").body()).hasSize(LARGE);
    }

    @Test
    void letters_of_every_queue_are_counted_and_listed_beyond_the_usual_limits() {
        for (int i = 0; i < MANY; i++) {
            letters().bury(FORGOTTEN, "{}", Map.of("n", i), failure());
        }
        assertThat(letters().depths()).containsEntry(FORGOTTEN.name(), (long) MANY);
        var keys = letters().keys(null);
        assertThat(keys)
                .filteredOn(key -> key.subscription().equals(FORGOTTEN.name()))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        var page = letters().keys(FORGOTTEN.name()).subList(MANY - 3, MANY);
        assertThat(letters().headers(page))
                .extracting(letter -> letter.header("n"))
                .containsExactly("" + (MANY - 3), "" + (MANY - 2), "" + (MANY - 1));
        var last = page.getLast().name();
        assertThatThrownBy(() -> letters().replay(last))
                .isInstanceOf(UndeliverableException.class)
                .hasMessageContaining(FORGOTTEN.name());
        assertThat(letters().find(last)).isPresent();
    }

    @Test
    void the_service_manages_nothing_but_dead_letters() {
        for (String operation : List.of("listMessagesAsJSON", "countMessages")) {
            assertThatThrownBy(() -> broker.ask(session -> ask(session, operation)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("permission");
        }
        var operator = broker(shipped.url(), "operator", "secret-3");
        assertThatThrownBy(() -> operator.ask(QueueManagement::new))
                .isInstanceOf(BrokerException.class);
    }

    private static Object ask(ClientSession session, String operation) throws Exception {
        EventReceiver.subscribe(broker, BINDING).close();
        return new QueueManagement(session).ask(BINDING.name(), operation, "");
    }

    private static AmqpClient amqp(String user, String password) throws ClientException {
        return Doors.amqp(shipped, PORT, user, password);
    }

    private void publish() {
        Doors.publish(event, broker);
    }

    private static DeadLetterQueues letters() {
        return Doors.letters(broker);
    }
}
