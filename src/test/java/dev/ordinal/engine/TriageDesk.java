package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import tools.jackson.databind.JsonNode;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where operators sit, with letters of {@link FussyShop} before them. */
@ApplicationScoped
public class TriageDesk {

    static final String LETTERS = "/api/admin/dead-letters";

    /** What a test with letters needs inside the server. */
    static final Class<?>[] PARTS = {
        TriageDesk.class,
        FussyShop.class,
        Ledger.class,
        Examples.class,
        Sql.class,
        Http.class,
        Answer.class,
        ServerSentEvents.class
    };

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CommandBus bus;
    @Inject private Transactions transactions;
    @Inject private FussyShop shop;
    @Inject private Ledger ledger;

    @Inject
    @ConfigProperty(name = "ordinal.http.port")
    private int port;

    Http http() {
        try {
            return Http.at(URI.create("http://localhost:" + port + "/").toURL()).as("olga");
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins with no letters. */
    void tidy() {
        transactions.run(ledger::create);
        while (list("").path("total").intValue() > 0) {
            for (JsonNode letter : list("?limit=100").path("items")) {
                var discard = LETTERS + "/" + letter.path("id").stringValue() + "/discard";
                assertThat(http().post(discard, why("tidy")).status()).isEqualTo(200);
            }
        }
    }

    JsonNode list(String query) {
        return http().get(LETTERS + query).json();
    }

    static String why(String reason) {
        return "{\"reason\": \"" + reason + "\"}";
    }

    /** Orders that the shop cannot bear. */
    void place(UUID orderId) {
        shop.cannotBear(orderId);
        var items = List.of(Examples.item("tea", 1, "1"));
        bus.send(new PlaceOrder(orderId, CAROL, items), CommandContext.by(CAROL));
    }

    String awaitLetter(UUID orderId) {
        place(orderId);
        await().atMost(SOON).until(() -> letterOf(orderId).isPresent());
        return letterOf(orderId).orElseThrow();
    }

    List<UUID> awaitLetters(int count) {
        var orders = Stream.generate(Ids::next).limit(count).toList();
        orders.forEach(this::place);
        await().atMost(SOON).until(() -> list("").path("total").intValue() == count);
        return orders;
    }

    Optional<String> letterOf(UUID orderId) {
        return list("").path("items")
                .valueStream()
                .filter(l -> l.path("stream").asString("").equals("order-" + orderId))
                .map(letter -> letter.path("id").stringValue())
                .findFirst();
    }

    List<String> effects(UUID orderId) {
        var stream = StreamId.of("order", orderId).toString();
        return transactions.call(() -> ledger.effects(FussyShop.NAME, stream));
    }

    JsonNode lastAct() {
        return http().get("/api/admin/audit?limit=1").json().at("/items/0");
    }
}
