package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.LIMIT;
import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandResult.Accepted;
import dev.ordinal.engine.command.CommandResult.Refused;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.saga.internal.Sagas;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterCommand.Count;
import dev.ordinal.engine.sample.CounterCommand.StartCounter;
import dev.ordinal.engine.sample.CounterCommand.StartTransfer;
import dev.ordinal.engine.sample.CounterView;
import dev.ordinal.engine.sample.Counters;
import dev.ordinal.engine.sample.Limit;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.schema.internal.EventRegistry;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.testkit.Http;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Test of the WAR without the shop, with another module: every part of the engine is there and
 * works.
 */
@ArquillianTest
class EngineAloneIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Binding STARTS =
            new Binding(SampleSubscriptions.STARTS, "counter.started");

    @Inject private CounterClient client;
    @Inject private Counters counters;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private EventRegistry registry;
    @Inject private Sagas sagas;
    @Inject private DeadLetterQueues letters;
    @Inject private Transactions transactions;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    private final UUID counter = Ids.next();
    private Http http;

    @Deployment
    static WebArchive application() {
        return SampleDeployment.with(EngineAloneIT.class);
    }

    @BeforeEach
    void connect() throws MalformedURLException {
        http = Http.at(URI.create("http://localhost:" + port + "/").toURL());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.ordering.OrdersResource",
                "shop.inventory.contract.StockEvent",
                "shop.payment.contract.PaymentEvent",
                "shop.fulfilment.FulfilOrder",
                "shop.money.Money"
            })
    void the_shop_is_not_there(String type) {
        assertThatThrownBy(() ->
                        Thread.currentThread()
                                .getContextClassLoader()
                                .loadClass("dev.ordinal." + type))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void the_server_is_ready_and_serves_the_schemas_of_the_engine_and_the_module_alone() {
        var ready = http.get("/health/ready");
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        assertThat(registry.schemas().names())
                .contains("counter.started", "saga.stepped", "dead_letter.replayed")
                .noneMatch(name -> name.matches("(order|stock|payment)\\..*"));
        assertThat(http.get("/api/orders").status()).isEqualTo(404);
    }

    @Test
    void a_command_is_decided_upon_and_projected() {
        assertThat(client.send(new StartCounter(counter, "visitors", Limit.pieces(2))))
                .isEqualTo(new Accepted(stream(counter), 1));
        assertThat(client.send(new Count(counter, 3, null))).isEqualTo(new Refused("counter.full"));
        client.count(counter);
        await().atMost(SOON).until(() -> value(counter) == 1);
        assertThat(view(counter))
                .contains(new CounterView(counter, "visitors", Limit.PIECE, 1, false, 2));
    }

    private Optional<CounterView> view(UUID of) {
        return transactions.call(() -> counters.find(of));
    }

    private int value(UUID of) {
        return view(of).map(CounterView::value).orElse(-1);
    }

    @Test
    void a_command_comes_over_http_and_its_effect_is_read_there() {
        var started =
                http.post(
                        "/api/counters",
                        "{\"label\": \"visitors\", \"limit\": {\"value\": 2, \"unit\":"
                                + " \"piece\"}}");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        var path = started.need("Location");
        var counted = http.post(path + "/counts", "{\"by\": 2}", "Prefer", "wait=20");
        assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
        assertThat(counted.json().path("value").intValue()).isEqualTo(2);
        assertThat(http.get(path + "?atLeast=2").need("ETag")).isEqualTo("\"2\"");
        var full = http.post(path + "/counts", "{\"by\": 1}");
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json().path("code").stringValue()).isEqualTo("counter.full");
        var invalid = http.post(path + "/counts", "{\"by\": 0}");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.json().at("/errors/0/pointer").stringValue()).isEqualTo("/by");
    }

    @Test
    void an_event_goes_to_the_broker_and_comes_to_its_subscribers() {
        client.live(counter);
        await().atMost(SOON).until(() -> subscriptions.all().effects(stream(counter)).size() == 2);
        assertThat(subscriptions.all().effects(stream(counter)))
                .containsExactly("CounterStarted", "CounterStopped");
    }

    @Test
    void a_saga_waits_for_its_timer_and_sends_its_command() {
        client.start(counter);
        client.count(counter);
        var other = client.start(Ids.next());
        var transfer = transfer(other, 300);
        await().atMost(SOON).until(() -> isIn("Waiting", transfer));
        assertThat(value(other)).isLessThan(1);
        await().atMost(SOON).until(() -> isIn("Transferred", transfer));
        await().atMost(SOON).until(() -> value(counter) == 0 && value(other) == 1);
    }

    @Test
    void a_saga_compensates_for_what_is_refused() {
        client.start(counter);
        client.count(counter);
        var transfer = transfer(Ids.next(), 1);
        await().atMost(SOON).until(() -> isIn("GivenBack", transfer));
        await().atMost(SOON).until(() -> view(counter).orElseThrow().version() == 4);
        assertThat(value(counter)).isEqualTo(1);
    }

    /** Returns the instance of the saga. */
    private String transfer(UUID to, long delayMillis) {
        var transfer = Ids.next();
        client.send(new StartTransfer(counter, transfer, to, 1, delayMillis));
        return transfer.toString();
    }

    private boolean isIn(String state, String transfer) {
        return sagas.find("transfer_count", transfer)
                .filter(instance -> instance.state().equals(state))
                .isPresent();
    }

    @Test
    void a_message_that_keeps_failing_is_buried_and_replayed() {
        var starts = subscriptions.starts();
        starts.failOn(stream(counter));
        client.send(new StartCounter(counter, "visitors", LIMIT));
        await().atMost(SOON).until(() -> !lettersOf(counter).isEmpty());
        var letter = lettersOf(counter).getFirst();
        assertThat(letter.failure().message()).isEqualTo(RecordingSubscription.FAILURE);
        starts.recover(stream(counter));
        assertThat(letters.replay(letter.id())).isTrue();
        await().atMost(SOON).until(() -> !starts.effects(stream(counter)).isEmpty());
        assertThat(lettersOf(counter)).isEmpty();
    }

    private List<DeadLetter> lettersOf(UUID of) {
        return letters.keys(STARTS.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> String.valueOf(letter.body()).contains(of.toString()))
                .toList();
    }
}
