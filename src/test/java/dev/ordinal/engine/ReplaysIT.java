package dev.ordinal.engine;

import static dev.ordinal.engine.DeadLetterFixture.LETTERS;
import static dev.ordinal.engine.DeadLetterFixture.why;
import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.json.Json;
import dev.ordinal.engine.lifecycle.PeriodicTask;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.transport.CloudEvents;
import dev.ordinal.engine.transport.internal.EventSender;
import dev.ordinal.engine.transport.internal.Outgoing;
import dev.ordinal.engine.transport.internal.Outgoing.ToAll;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.Sql;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Tests of replays of many letters in the background. */
@ArquillianTest
class ReplaysIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject private DeadLetterFixture fixture;
    @Inject private Transactions transactions;
    @Inject private Sql sql;
    @Inject private CounterClient client;
    @Inject private EventStore store;
    @Inject private EventSender broker;
    @Inject private CloudEvents cloudEvents;
    @Inject @Any private Instance<PeriodicTask> tasks;

    @Inject
    @ConfigProperty(name = "ordinal.embedded.broker.port")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ordinal.broker.password")
    private String brokerPassword;

    private Http http;

    @Deployment
    static WebArchive application() {
        return OrdinalDeployment.configure(
                SampleDeployment.with(ReplaysIT.class, DeadLetterFixture.class),
                SampleSubscriptions.SHORT_PAUSES);
    }

    @BeforeEach
    void begin_with_no_letters() {
        fixture.tidy();
        http = fixture.http();
    }

    private JsonNode awaitFinished(Answer begun) {
        assertThat(begun.status()).isEqualTo(202);
        var location = URI.create(begun.need("Location")).getPath();
        await().atMost(SOON)
                .until(() ->
                        http.get(location).json().path("state").stringValue().equals("finished"));
        return http.get(location).json();
    }

    @Test
    void a_group_is_replayed_in_the_background_in_the_order_of_the_log() {
        var counters = fixture.awaitLetters(30);
        counters.forEach(fixture::recover);
        var group = fixture.list("").at("/groups/0/group").stringValue();
        var query = "?group=" + URLEncoder.encode(group, StandardCharsets.UTF_8);
        var begun = http.post(LETTERS + "/replay" + query, why("mended"));
        assertThat(begun.json().path("total").intValue()).isEqualTo(30);
        var replay = awaitFinished(begun);
        assertThat(replay.path("done").intValue()).isEqualTo(30);
        assertThat(replay.path("failed").intValue()).isZero();
        assertThat(replay.path("actor").stringValue()).isEqualTo("olga");
        assertThat(replay.path("actorRole").stringValue()).isEqualTo("operator");
        assertThat(replay.path("reason").stringValue()).isEqualTo("mended");
        assertThat(replay.path("group").stringValue()).isEqualTo(group);
        await().atMost(SOON)
                .until(() -> counters.stream().noneMatch(c -> fixture.effects(c).isEmpty()));
        assertThat(counters.stream().map(c -> fixture.attempts(c).getLast()).toList()).isSorted();
        assertThat(http.get("/api/admin/audit?limit=30").json().path("items").valueStream())
                .allSatisfy(act ->
                        assertThat(act.toString())
                                .contains("dead_letter.replayed", "\"actorrole\":\"operator\""))
                .hasSize(30);
    }

    @Test
    void what_dies_again_while_a_replay_goes_on_is_not_replayed_for_ever() {
        var counters = fixture.awaitLetters(3);
        var replay = awaitFinished(http.post(LETTERS + "/replay", why("hope")));
        assertThat(replay.path("done").intValue()).isEqualTo(3);
        await().atMost(SOON)
                .until(() -> counters.stream().allMatch(c -> fixture.attempts(c).size() == 8));
        await().atMost(SOON).until(() -> fixture.list("").path("total").intValue() == 3);
    }

    @Test
    void another_server_finishes_what_one_has_begun() {
        var counters = fixture.awaitLetters(3);
        counters.forEach(fixture::recover);
        var ids = fixture.list("").path("items").valueStream().map(l -> l.path("id").stringValue());
        var left = Json.STRICT.writeValueAsString(ids.skip(1).toList());
        var replay = Ids.next().toString();
        transactions.run(() -> {
            sql.execute(
                    """
                    insert into replay (id, actor, actor_role, total, done, gone, failed, recorded_at)
                    values (cast(?1 as uuid), 'ada', 'admin', 3, 1, 0, 0, clock_timestamp())\
                    """,
                    replay);
            sql.execute(
                    """
                    insert into replay_letter
                    select cast(?1 as uuid), number, ?2, id
                      from jsonb_array_elements_text(cast(?3 as jsonb))
                           with ordinality as all_(id, number)\
                    """,
                    replay,
                    SampleSubscriptions.STARTS,
                    left);
        });
        var progress = LETTERS + "/replays/" + replay;
        await().atMost(SOON)
                .until(() ->
                        http.get(progress).json().path("state").stringValue().equals("finished"));
        assertThat(http.get(progress).json().path("done").intValue()).isEqualTo(3);
        assertThat(fixture.list("").path("total").intValue()).isEqualTo(1);
        assertThat(fixture.lastAct().path("actor").stringValue()).isEqualTo("ada");
        assertThat(fixture.lastAct().path("actorrole").stringValue()).isEqualTo("admin");
    }

    @Test
    void what_was_no_event_cannot_be_delivered_and_stays() throws JMSException {
        var id = Ids.next().toString();
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
                var context = factory.createContext("ordinal", brokerPassword)) {
            var message = context.createTextMessage("put there by hand");
            message.setStringProperty("x_dead_letter_id", id);
            var letters = context.createQueue("dlq." + SampleSubscriptions.STARTS);
            context.createProducer().send(letters, message);
        }
        var single = http.post(LETTERS + "/" + id + "/replay", "{}");
        assertThat(single.status()).isEqualTo(409);
        assertThat(single.json().path("code").stringValue()).isEqualTo("dead-letter.undeliverable");
        var replay = awaitFinished(http.post(LETTERS + "/replay", why("hope")));
        assertThat(replay.path("failed").intValue()).isEqualTo(1);
        assertThat(replay.path("lastError").stringValue()).contains(id);
        assertThat(fixture.list("").path("total").intValue()).isEqualTo(1);
    }

    @Test
    void a_letter_of_a_processed_event_is_recognised_however_old_it_is() {
        var counter = Ids.next();
        var id = fixture.awaitLetter(counter);
        fixture.recover(counter);
        sendAgain(counter);
        await().atMost(SOON).until(() -> fixture.effects(counter).size() == 1);
        for (int days : List.of(4, 8)) {
            age(counter, days);
            purgeInbox();
        }
        assertThat(inboxRows(counter)).isEqualTo(1);
        var replay = LETTERS + "/" + id + "/replay";
        var dry = http.post(replay + "?dryRun=true", "{}").json();
        assertThat(dry.at("/items/0/prospect/outcome").stringValue()).isEqualTo("recognised");
        http.post(replay, why("it is a duplicate"));
        var last = Ids.next();
        client.start(last);
        await().atMost(SOON).until(() -> !fixture.effects(last).isEmpty());
        assertThat(fixture.letterOf(counter)).isEmpty();
        assertThat(fixture.effects(counter)).hasSize(1);

        age(counter, 8);
        purgeInbox();
        assertThat(inboxRows(counter)).isZero();
    }

    /** Sends a second copy of the start of the counter, as a relay may. */
    private void sendAgain(UUID counter) {
        var copies = store.readAfter(stream(counter), 0).stream().map(cloudEvents::of);
        broker.send(copies.<Outgoing>map(ToAll::new).toList());
    }

    private void age(UUID counter, int days) {
        transactions.run(() ->
                sql.execute(
                        """
                        update inbox set recorded_at = clock_timestamp() - make_interval(days => ?3)
                         where consumer = ?1 and event_id in (
                             select id from event where stream = ?2)\
                        """,
                        SampleSubscriptions.STARTS,
                        stream(counter).toString(),
                        days));
    }

    private long inboxRows(UUID counter) {
        return transactions.call(() ->
                sql.number(
                        """
                        select count(*) from inbox
                         where consumer = ?1 and event_id in (
                             select id from event where stream = ?2)\
                        """,
                        SampleSubscriptions.STARTS,
                        stream(counter).toString()));
    }

    private void purgeInbox() {
        tasks.stream()
                .filter(task -> task.name().equals("inbox-retention"))
                .findFirst()
                .orElseThrow()
                .run();
    }
}
