package dev.ordinal.engine.transport.internal;

import static dev.ordinal.engine.transport.internal.Doors.broker;
import static dev.ordinal.engine.transport.internal.Doors.cloudEvent;
import static dev.ordinal.engine.transport.internal.Doors.failure;
import static dev.ordinal.engine.transport.internal.Doors.next;
import static dev.ordinal.engine.transport.internal.Doors.opened;
import static dev.ordinal.engine.transport.internal.Doors.sender;
import static dev.ordinal.testkit.AmqpClient.awaitEventOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.demo.embedded.ShippedBroker;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Certificate;

import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Tests of the service and of other clients at a broker with the configuration for production. */
class ShippedBrokerIT {

    private static final int PORT = 26618;
    private static final Binding BINDING = new Binding("warehouse", "door.#");

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

    /** Other tests publish for their own subscriptions, and every event comes here as well. */
    @BeforeEach
    void begin_with_an_empty_queue() {
        try (var receiver = EventReceiver.subscribe(broker, BINDING)) {
            while (receiver.receive(Duration.ofMillis(50)).isPresent()) receiver.acknowledge();
        }
        for (LetterKey key : letters().keys(BINDING.name())) letters().discard(key.name());
    }

    @Test
    void the_service_sends_and_receives_over_tls() {
        try (var receiver = EventReceiver.subscribe(broker, BINDING)) {
            publish();
            assertThat(next(receiver).event()).isEqualTo(event);
            receiver.acknowledge();
        }
    }

    @Test
    void the_service_tries_again_and_buries_and_replays() {
        try (var receiver = EventReceiver.subscribe(broker, BINDING)) {
            publish();
            receiver.retry(next(receiver), 1, Duration.ZERO);
            assertThat(next(receiver).failures()).isEqualTo(1);
            receiver.giveBack();
            receiver.bury(next(receiver), failure());
            var letters = letters();
            var key = letters.keys(BINDING.name()).getFirst();
            assertThat(letters.replay(key.name())).isTrue();
            assertThat(next(receiver).event()).isEqualTo(event);
            receiver.acknowledge();
        }
    }

    @Test
    void a_wrong_password_is_refused_and_no_password_is_shown() {
        var stranger = broker(shipped.url(), "ordinal", "guessed");
        assertThatThrownBy(stranger::open)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("tcp://127.0.0.1:" + PORT)
                .message()
                .doesNotContain(Certificate.PASSWORD, "guessed");
        assertThatThrownBy(() -> amqp("analytics", "guessed")).isInstanceOf(ClientException.class);
    }

    @Test
    void the_user_that_artemis_brings_along_is_refused() {
        var cluster = broker(shipped.url(), "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!");
        assertThatThrownBy(cluster::open).isInstanceOf(BrokerException.class);
    }

    @Test
    void no_client_connects_without_tls_or_without_trusting_the_certificate() {
        var plain = broker(shipped.plainUrl(), "ordinal", "secret-1");
        assertThatThrownBy(plain::open).isInstanceOf(BrokerException.class);
        var blind = broker(shipped.plainUrl() + "?sslEnabled=true", "ordinal", "secret-1");
        assertThatThrownBy(blind::open).isInstanceOf(BrokerException.class);
    }

    @Test
    void a_subscriber_reads_events_over_amqp_and_may_send_none() throws Exception {
        try (var analytics = amqp("analytics", "secret-2");
                var receiver = analytics.subscribe("events.door.#", "doors")) {
            publish();
            var message = awaitEventOf(event.metadata().stream().toString(), receiver);
            assertThat(message.property("cloudEvents_type")).isEqualTo("door.opened");
            assertThat(message.body()).asString().isEqualTo(event.body());
            assertRefused(() -> analytics.send("events.door.opened", "{}"));
        }
        var reader = broker(shipped.url(), "analytics", "secret-2");
        assertThatThrownBy(
                        () -> sender(reader).send(List.of(new Outgoing.ToAll(cloudEvent(event)))))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("SEND");
    }

    @Test
    void a_subscriber_reads_no_dead_letters_and_an_operator_nothing_else() throws Exception {
        try (var receiver = EventReceiver.subscribe(broker, BINDING)) {
            publish();
            receiver.bury(next(receiver), failure());
        }
        try (var analytics = amqp("analytics", "secret-2");
                var operator = amqp("operator", "secret-3")) {
            assertRefused(() -> analytics.read("dlq.warehouse"));
            assertRefused(() -> analytics.subscribe("commands.#", "mine"));
            assertRefused(() -> operator.subscribe("events.door.#", "mine"));
            try (var letters = operator.read("dlq.warehouse")) {
                var letter = awaitEventOf(event.metadata().stream().toString(), letters);
                assertThat(letter.property("x_exception_message")).isEqualTo("stuck");
            }
        }
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("not have permission");
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
