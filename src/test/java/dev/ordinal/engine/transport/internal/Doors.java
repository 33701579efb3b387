package dev.ordinal.engine.transport.internal;

import dev.ordinal.demo.embedded.ShippedBroker;
import dev.ordinal.engine.log.StoredEvent;
import dev.ordinal.engine.message.Actor;
import dev.ordinal.engine.message.EventName;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.message.Origin;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.trace.internal.MessageSpans;
import dev.ordinal.engine.trace.internal.SentMessages;
import dev.ordinal.engine.transport.CloudEvent;
import dev.ordinal.testkit.AmqpClient;
import dev.ordinal.testkit.Certificate;
import dev.ordinal.testkit.Injected;
import dev.ordinal.testkit.Stub;

import io.opentelemetry.api.OpenTelemetry;

import jakarta.enterprise.inject.Instance;

import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests at a broker with the configuration for production share. */
final class Doors {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final Map<String, String> PASSWORDS =
            Map.of("ordinal", "secret-1", "analytics", "secret-2", "operator", "secret-3");

    private Doors() {}

    /** Starts a broker. */
    static ShippedBroker start(int port) throws Exception {
        var folder = "shipped-broker-" + ProcessHandle.current().pid() + "-" + port;
        return ShippedBroker.start(Path.of("target", folder), port, PASSWORDS);
    }

    static Broker broker(String url, String user, String password) {
        return Injected.into(new Broker())
                .with("external", Optional.of(url))
                .with("user", user)
                .with("password", password)
                .with("callTimeoutMillis", 5_000L)
                .with("longestSilenceMillis", 15_000L)
                .bean();
    }

    static AmqpClient amqp(ShippedBroker shipped, int port, String user, String password)
            throws ClientException {
        var options = new ConnectionOptions().user(user).password(password).sslEnabled(true);
        options.sslOptions()
                .trustStoreLocation(shipped.trustStore())
                .trustStorePassword(Certificate.PASSWORD)
                .trustStoreType("PKCS12");
        return AmqpClient.connect(user, port, options);
    }

    static void publish(StoredEvent event, Broker broker) {
        sender(broker).send(List.of(new Outgoing.ToAll(cloudEvent(event))));
    }

    static EventSender sender(Broker broker) {
        var none = Stub.of(Instance.class).answering("forEach", (Object) "nothing").get();
        return Injected.into(new EventSender())
                .with("broker", broker)
                .with("bindings", none)
                .with("spans", noSpans())
                .with("counter", noCounts())
                .bean();
    }

    private static SentMessages noCounts() {
        var counter = OpenTelemetry.noop().getMeter("none").counterBuilder("none").build();
        return Injected.into(new SentMessages()).with("counter", counter).bean();
    }

    private static MessageSpans noSpans() {
        return Injected.into(new MessageSpans())
                .with("tracer", OpenTelemetry.noop().getTracer("none"))
                .with("areOff", true)
                .bean();
    }

    static DeadLetterQueues letters(Broker broker) {
        return Injected.into(new DeadLetterQueues())
                .with("broker", broker)
                .with("spans", noSpans())
                .bean();
    }

    static Delivery next(EventReceiver receiver) {
        return receiver.receive(SOON).orElseThrow(() -> new AssertionError("Nothing came"));
    }

    static CloudEvent cloudEvent(StoredEvent event) {
        return CloudEvent.of(event, "urn:doors", "http://doors");
    }

    static Failure failure() {
        return new Failure(
                "java.lang.IllegalStateException", "stuck", null, "", Instant.EPOCH, 0, null);
    }

    static StoredEvent opened(String door) {
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
