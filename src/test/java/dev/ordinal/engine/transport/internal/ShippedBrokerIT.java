package dev.ordinal.engine.transport.internal;

import static dev.ordinal.testkit.AmqpClient.awaitEventOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordinal.demo.embedded.ShippedBroker;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Certificate;
import dev.ordinal.testkit.Injected;
import dev.ordinal.testkit.Stub;

import io.opentelemetry.api.OpenTelemetry;

import jakarta.enterprise.inject.Instance;

import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tests of the service and of other clients at a broker with the configuration for production. */
class ShippedBrokerIT {

    private static final int PORT = 26618;
    private static final Map<String, String> PASSWORDS =
            Map.of("ordinal", "secret-1", "analytics", "secret-2", "operator", "secret-3");
    private static final Binding BINDING = new Binding("warehouse", "door.#");
    private static final Duration SOON = Duration.ofSeconds(10);

    private static ShippedBroker shipped;
    private static Broker broker;

    private final StoredEvent event = opened(Ids.next().toString());

    @BeforeAll
    static void start() throws Exception {
        var folder = "shipped-broker-" + ProcessHandle.current().pid();
        shipped = ShippedBroker.start(Path.of("target", folder), PORT, PASSWORDS);
        broker = broker(shipped.url(), "ordinal", "secret-1");
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        shipped.close();
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
            var depths = Injected.into(new QueueDepths()).with("broker", broker).bean();
            var queues =
                    Injected.into(new DeadLetterQueues())
                            .with("broker", broker)
                            .with("depths", depths)
                            .with("spans", noSpans())
                            .bean();
            var letter = queues.list(BINDING).getFirst();
            assertThat(queues.replay(BINDING, letter.id())).isTrue();
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
        assertThatThrownBy(() -> sender(reader).send(List.of(new Outgoing.ToAll(cloudEvent()))))
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

    private static Broker broker(String url, String user, String password) {
        return Injected.into(new Broker())
                .with("external", Optional.of(url))
                .with("user", user)
                .with("password", password)
                .with("callTimeoutMillis", 5_000L)
                .bean();
    }

    private static AmqpClient amqp(String user, String password) throws ClientException {
        var options = new ConnectionOptions().user(user).password(password).sslEnabled(true);
        options.sslOptions()
                .trustStoreLocation(shipped.trustStore())
                .trustStorePassword(Certificate.PASSWORD)
                .trustStoreType("PKCS12");
        return AmqpClient.connect(user, PORT, options);
    }

    private void publish() {
        sender(broker).send(List.of(new Outgoing.ToAll(cloudEvent())));
    }

    private static EventSender sender(Broker broker) {
        var none = Stub.of(Instance.class).answering("forEach", (Object) "nothing").get();
        return Injected.into(new EventSender())
                .with("broker", broker)
                .with("bindings", none)
                .with("spans", noSpans())
                .bean();
    }

    private static MessageSpans noSpans() {
        return Injected.into(new MessageSpans())
                .with("tracer", OpenTelemetry.noop().getTracer("none"))
                .with("areOff", true)
                .bean();
    }

    private static Delivery next(EventReceiver receiver) {
        return receiver.receive(SOON).orElseThrow(() -> new AssertionError("Nothing came"));
    }

    private CloudEvent cloudEvent() {
        return CloudEvent.of(event, "urn:doors", "http://doors");
    }

    private static Failure failure() {
        return new Failure(
                "java.lang.IllegalStateException", "stuck", null, "", Instant.EPOCH, 0, null);
    }

    private static StoredEvent opened(String door) {
        return new StoredEvent(
                new EventName("door.opened", "1.0.0"),
                "{\"angle\":90}",
                new Metadata(
                        Ids.next(),
                        new StreamId("door", door),
                        1,
                        1,
                        Instant.parse("2026-03-01T06:00:00Z"),
                        new Origin(Ids.next(), Ids.next(), Actor.system("test"), null, null)));
    }
}
