package dev.ordinal.engine;

import static dev.ordinal.engine.DeadLetterFixture.LETTERS;
import static dev.ordinal.engine.DeadLetterFixture.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.engine.transport.internal.Failure;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Tests of the operator API for dead letters. */
@ArquillianTest
class TriageIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private DeadLetterFixture fixture;
    @Inject private DeadLetterQueues queues;

    private final UUID counter = Ids.next();
    private Http http;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.configure(
                SampleDeployment.with(TriageIT.class, DeadLetterFixture.class),
                SampleSubscriptions.SHORT_PAUSES);
    }

    @BeforeEach
    void begin_with_no_letters() {
        fixture.tidy();
        http = fixture.http();
    }

    @Test
    void letters_are_listed_by_subscription_and_cause() {
        var id = fixture.awaitLetter(counter);
        var found = fixture.list("?subscription=" + SampleSubscriptions.STARTS);
        assertThat(found.path("total").intValue()).isEqualTo(1);
        var letter = found.at("/items/0");
        assertThat(letter.path("id").stringValue()).isEqualTo(id);
        assertThat(letter.path("type").stringValue()).isEqualTo("counter.started");
        assertThat(letter.path("retries").intValue()).isEqualTo(3);
        var group = found.at("/groups/0");
        assertThat(group.path("letters").intValue()).isEqualTo(1);
        assertThat(group.path("group").stringValue()).startsWith("java.lang.IllegalStateException");
        assertThat(fixture.list("?subscription=nobody").path("total").intValue()).isZero();
        assertThat(fixture.list("?group=another").path("total").intValue()).isZero();
    }

    @Test
    void a_letter_can_be_looked_into() {
        var letter = http.get(LETTERS + "/" + fixture.awaitLetter(counter)).json();
        assertThat(letter.path("body").stringValue()).contains(counter.toString());
        assertThat(letter.path("address").stringValue()).isEqualTo("events.counter.started");
        assertThat(letter.at("/headers/cloudEvents_type").stringValue())
                .isEqualTo("counter.started");
        assertThat(letter.at("/failure/message").stringValue())
                .isEqualTo(RecordingSubscription.FAILURE);
    }

    @Test
    void a_dry_run_says_what_a_replay_would_do_and_does_nothing() {
        var id = fixture.awaitLetter(counter);
        var dry = http.post(LETTERS + "/" + id + "/replay?dryRun=true", "{}").json();
        assertThat(dry.path("dryRun").booleanValue()).isTrue();
        assertThat(dry.path("replayed").intValue()).isZero();
        assertThat(dry.at("/items/0/prospect/outcome").stringValue()).isEqualTo("delivered");
        assertThat(fixture.letterOf(counter)).contains(id);
        assertThat(fixture.attempts(counter)).hasSize(4);
    }

    @Test
    void a_replay_needs_no_body() {
        var id = fixture.awaitLetter(counter);
        fixture.recover(counter);
        for (var replay : List.of("/replay?dryRun=true", "/" + id + "/replay?dryRun=true")) {
            var dry = http.send("POST", LETTERS + replay, BodyPublishers.noBody());
            assertThat(dry.status()).isEqualTo(200);
            assertThat(dry.json().path("items")).hasSize(1);
        }
        var done = http.send("POST", LETTERS + "/" + id + "/replay", BodyPublishers.noBody());
        assertThat(done.json().path("replayed").intValue()).isEqualTo(1);
        await().atMost(SOON).until(() -> !fixture.effects(counter).isEmpty());
        var all = http.send("POST", LETTERS + "/replay", BodyPublishers.noBody());
        assertThat(all.status()).isEqualTo(202);
        var unsaid = http.send("POST", LETTERS + "/none/replay", BodyPublishers.ofString("{}"));
        assertThat(unsaid.status()).isEqualTo(415);
    }

    @Test
    void a_replayed_letter_is_in_the_audit_with_actor_and_reason() {
        var id = fixture.awaitLetter(counter);
        fixture.recover(counter);
        var done =
                http.post(LETTERS + "/" + id + "/replay", why("the subscriber was mended")).json();
        assertThat(done.path("replayed").intValue()).isEqualTo(1);
        await().atMost(SOON).until(() -> !fixture.effects(counter).isEmpty());
        assertThat(fixture.letterOf(counter)).isEmpty();
        assertThat(fixture.lastAct().path("type").stringValue()).isEqualTo("dead_letter.replayed");
        assertThat(fixture.lastAct().path("actor").stringValue()).isEqualTo("olga");
        assertThat(fixture.lastAct().at("/data/letterId").stringValue()).isEqualTo(id);
        assertThat(fixture.lastAct().at("/data/reason").stringValue())
                .isEqualTo("the subscriber was mended");
        assertThat(http.post(LETTERS + "/" + id + "/replay", "{}").status()).isEqualTo(404);
    }

    @Test
    void letters_are_listed_page_by_page() {
        fixture.awaitLetters(5);
        var first = http.get(LETTERS + "?limit=2");
        var second = http.get(first.link("next").orElseThrow());
        var third = http.get(second.link("next").orElseThrow());
        assertThat(Stream.of(first, second, third).flatMap(TriageIT::ids))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(ids(http.get(LETTERS)).toList());
        assertThat(third.json().path("next").isNull()).isTrue();
        assertThat(ids(http.get(third.link("prev").orElseThrow())))
                .containsExactlyElementsOf(ids(second).toList());
        assertThat(first.json().path("total").intValue()).isEqualTo(5);
        assertThat(first.json().at("/groups/0/letters").intValue()).isEqualTo(5);
        assertThat(http.get(LETTERS + "?cursor=nonsense").status()).isEqualTo(400);
    }

    private static Stream<String> ids(Answer page) {
        return page.json().path("items").valueStream().map(l -> l.path("id").stringValue());
    }

    @Test
    void a_letter_is_edited_only_as_its_schema_allows() {
        var id = fixture.awaitLetter(counter);
        var body =
                """
                {"reason": "a typing error", "data": {"counterId": "%s", "label": "visitors",
                 "limit": {"value": %s, "unit": "piece"}}}\
                """;
        var wrong = put(id, body.formatted(counter, 0));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/data/limit/value");
        assertThat(put(id, "{\"reason\": \"x\"}").status()).isEqualTo(422);
        assertThat(put(id, body.formatted(counter, 3).replace("a typing error", "")).status())
                .isEqualTo(422);

        var right = put(id, body.formatted(counter, 3));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.json().path("body").stringValue()).contains("\"value\":3");
        assertThat(right.json().at("/headers/x_original_body").stringValue())
                .contains("\"value\": 1000000");
        assertThat(fixture.lastAct().path("type").stringValue()).isEqualTo("dead_letter.edited");
        fixture.recover(counter);
        http.post(LETTERS + "/" + id + "/replay", why("put right"));
        await().atMost(SOON).until(() -> !fixture.effects(counter).isEmpty());
    }

    private Answer put(String id, String body) {
        return http.as("ada")
                .send(
                        "PUT",
                        LETTERS + "/" + id,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json");
    }

    @Test
    void a_letter_is_discarded_with_a_reason_and_its_text_is_kept() {
        var id = fixture.awaitLetter(counter);
        assertThat(http.post(LETTERS + "/" + id + "/discard", "{}").status()).isEqualTo(422);
        assertThat(fixture.letterOf(counter)).contains(id);
        assertThat(http.post(LETTERS + "/" + id + "/discard", why("a test")).status())
                .isEqualTo(200);
        assertThat(fixture.letterOf(counter)).isEmpty();
        assertThat(fixture.lastAct().path("type").stringValue()).isEqualTo("dead_letter.discarded");
        assertThat(fixture.lastAct().at("/data/body").stringValue()).contains(counter.toString());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(http.get(LETTERS + "/none").status()).isEqualTo(404);
        assertThat(http.post(LETTERS + "/none/replay", "{}").status()).isEqualTo(404);
        assertThat(http.get(LETTERS + "/replays/none").status()).isEqualTo(404);
        assertThat(http.get(LETTERS + "/replays/" + counter).status()).isEqualTo(404);
        assertThat(http.post(LETTERS + "/no'ne/discard".replace("'", "%27"), why("x")).status())
                .isEqualTo(404);
    }

    @Test
    void letters_of_a_subscription_that_nobody_declares_are_listed_counted_and_kept() {
        var failure = new Failure("Boom", "boom", null, "", Instant.now(), 3, null);
        queues.bury(new Binding("forgotten", "door.#"), "{}", Map.of("n", 1), failure);
        var page = fixture.list("?subscription=forgotten");
        assertThat(page.path("total").intValue()).isEqualTo(1);
        assertThat(page.at("/groups/0/group").stringValue()).isEqualTo("Boom");
        var id = page.at("/items/0/id").stringValue();
        assertThat(fixture.list("").path("total").intValue()).isEqualTo(1);
        assertThat(queues.depths()).containsEntry("forgotten", 1L);
        var replay = http.post(LETTERS + "/" + id + "/replay", why("hope"));
        assertThat(replay.status()).isEqualTo(409);
        assertThat(replay.json().path("code").stringValue()).isEqualTo("dead-letter.undeliverable");
        assertThat(http.get(LETTERS + "/" + id).json().path("body").stringValue()).isEqualTo("{}");
        assertThat(http.post(LETTERS + "/" + id + "/discard", why("a test")).status())
                .isEqualTo(200);
    }
}
