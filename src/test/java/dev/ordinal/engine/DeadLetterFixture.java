package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.testkit.Http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import tools.jackson.databind.JsonNode;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Operator's access to dead letters of {@link SampleSubscriptions#STARTS}. */
@ApplicationScoped
public class DeadLetterFixture {

    static final String LETTERS = "/api/admin/dead-letters";

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;

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

    /** Removes all letters. */
    void tidy() {
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

    /** Starts a counter whose start cannot be handled. */
    private void start(UUID counter) {
        starts().failOn(stream(counter));
        client.start(counter);
    }

    /** Lets the start of a counter be handled from now on. */
    void recover(UUID counter) {
        starts().recover(stream(counter));
    }

    private RecordingSubscription<CounterStarted> starts() {
        return subscriptions.starts();
    }

    String awaitLetter(UUID counter) {
        start(counter);
        await().atMost(SOON).until(() -> letterOf(counter).isPresent());
        return letterOf(counter).orElseThrow();
    }

    List<UUID> awaitLetters(int count) {
        var counters = Stream.generate(Ids::next).limit(count).toList();
        counters.forEach(this::start);
        await().atMost(SOON).until(() -> list("").path("total").intValue() == count);
        return counters;
    }

    Optional<String> letterOf(UUID counter) {
        return list("").path("items")
                .valueStream()
                .filter(l -> l.path("stream").asString("").equals(stream(counter).toString()))
                .map(letter -> letter.path("id").stringValue())
                .findFirst();
    }

    List<String> effects(UUID counter) {
        return starts().effects(stream(counter));
    }

    /** The times at which the start of a counter was tried. */
    List<Instant> attempts(UUID counter) {
        return starts().attempts(stream(counter));
    }

    JsonNode lastAct() {
        return http().get("/api/admin/audit?limit=1").json().at("/items/0");
    }
}
