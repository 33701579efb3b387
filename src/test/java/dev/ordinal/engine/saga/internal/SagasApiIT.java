package dev.ordinal.engine.saga.internal;

import static dev.ordinal.engine.saga.internal.TeaRoom.LONG;
import static dev.ordinal.engine.saga.internal.TeaRoom.SOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.message.Ids;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tests of the operator API for sagas. */
@ArquillianTest
class SagasApiIT {

    private static final String SAGAS = "/api/admin/sagas";
    private static final String OURS = SAGAS + "?saga=make_tea";

    @Inject private TeaRoom room;

    private Http http;

    @Deployment
    static WebArchive application() {
        return TeaRoom.application(SagasApiIT.class);
    }

    @BeforeEach
    void open() {
        http = room.http();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static String path(UUID kettle) {
        return SAGAS + "/make_tea/" + kettle;
    }

    private static Stream<String> instances(Answer answer) {
        return answer.json().path("items").valueStream().map(i -> text(i, "instance"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static String why(String reason) {
        return "{\"reason\": \"" + reason + "\"}";
    }

    private UUID awaitSteeping() {
        var kettle = room.want(1, false, LONG);
        room.await(kettle, "Steeping");
        return kettle;
    }

    private List<String> awaitSteeping(int count) {
        var kettles = new ArrayList<String>();
        for (int i = 0; i < count; i++) kettles.addFirst(awaitSteeping().toString());
        return kettles;
    }

    private JsonNode lastAct() {
        return http.get("/api/admin/audit?limit=1").json().at("/items/0");
    }

    @Test
    void instances_are_listed_page_by_page_the_newest_first() {
        var kettles = awaitSteeping(5);
        var first = http.get(OURS + "&limit=2");
        var second = http.get(first.link("next").orElseThrow());
        var third = http.get(second.link("next").orElseThrow());
        assertThat(Stream.of(first, second, third).flatMap(SagasApiIT::instances))
                .containsExactlyElementsOf(kettles);
        assertThat(third.link("next")).isEmpty();
        assertThat(instances(http.get(third.link("prev").orElseThrow())))
                .containsExactlyElementsOf(kettles.subList(2, 4));
        assertThat(instances(http.get(SAGAS + "?limit=5"))).containsExactlyElementsOf(kettles);
    }

    @Test
    void what_is_listed_can_be_chosen() {
        var steeping = awaitSteeping().toString();
        var served = room.want(1, false, 1);
        room.await(served, "Served");
        var stuck = room.awaitAttention().toString();
        assertThat(instances(http.get(OURS + "&open=true"))).containsExactly(stuck, steeping);
        assertThat(instances(http.get(OURS + "&attention=true"))).containsExactly(stuck);
        assertThat(instances(http.get(OURS + "&state=Served"))).containsExactly(served.toString());
        assertThat(instances(http.get(OURS + "&olderThan=PT5M"))).isEmpty();
        assertThat(instances(http.get(OURS + "&olderThan=PT0S"))).hasSize(3);
        assertThat(instances(http.get(SAGAS + "?saga=nobody"))).isEmpty();
        var item = http.get(OURS + "&attention=true").json().at("/items/0");
        assertThat(text(item, "saga")).isEqualTo("make_tea");
        assertThat(text(item, "state")).isEqualTo("Cooling");
        assertThat(item.path("finished").booleanValue()).isFalse();
        assertThat(item.at("/attention/0").stringValue()).isEqualTo("kettle");
        assertThat(Instant.parse(text(item, "changedAt")))
                .isAfter(Instant.parse(text(item, "startedAt")));
    }

    @Test
    void invalid_parameters_are_refused() {
        for (String query : List.of("olderThan=soon", "olderThan=-PT1S", "state=%00", "limit=0")) {
            assertThat(http.get(SAGAS + "?" + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void an_instance_shows_its_history() {
        var kettle = awaitSteeping();
        var history = http.get(path(kettle)).json();
        assertThat(text(history, "state")).isEqualTo("Steeping");
        assertThat(history.at("/data/wanted/kettleId").stringValue()).isEqualTo(kettle.toString());
        assertThat(history.at("/timers/0/name").stringValue()).isEqualTo("steep");
        assertThat(Instant.parse(history.at("/timers/0/dueAt").stringValue()))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        assertThat(history.path("steps").size()).isEqualTo(2);
        var step = history.at("/steps/0");
        assertThat(text(step, "heard")).isEqualTo("kettle.tea_wanted");
        assertThat(text(step, "from") + " " + text(step, "to")).isEqualTo("Idle Boiling");
        assertThat(text(step, "actor")).isEqualTo("make_tea");
        assertThat(text(step, "actorRole")).isEqualTo("system");
        var sent = step.at("/sent/0");
        assertThat(text(sent, "command")).isEqualTo("kettle.boil");
        assertThat(text(sent, "module")).isEqualTo("kitchen");
        assertThat(text(sent, "receiver")).isEqualTo("kettle-" + kettle);
        assertThat(sent.at("/answers/0/heard").stringValue()).isEqualTo("kettle.boiled");
        assertThat(sent.at("/answers/0/eventId")).isEqualTo(history.at("/steps/1/eventId"));
        assertThat(sent.path("id")).isEqualTo(history.at("/steps/1/answersTo"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        var kettle = awaitSteeping();
        for (String path : List.of("make_tea/" + Ids.next(), "nobody/" + kettle, "make_tea/%20")) {
            var answer = http.get(SAGAS + "/" + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(text(answer.json(), "code")).isEqualTo("saga.not-found");
            var retry = http.post(SAGAS + "/" + path + "/retry", why("x"));
            assertThat(retry.status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void what_was_given_up_is_tried_again_and_it_is_known_by_whom_and_why() {
        var kettle = room.awaitAttention();
        var answer = http.post(path(kettle) + "/retry", why("it is unplugged now"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("attention").isEmpty()).isTrue();
        assertThat(text(lastAct(), "type")).isEqualTo("saga.retried");
        assertThat(text(lastAct(), "actor")).isEqualTo("olga");
        assertThat(text(lastAct(), "actorrole")).isEqualTo("operator");
        assertThat(lastAct().at("/data/instance").stringValue()).isEqualTo(kettle.toString());
        assertThat(lastAct().at("/data/reason").stringValue()).isEqualTo("it is unplugged now");
        var asked =
                http.get(path(kettle))
                        .json()
                        .path("steps")
                        .valueStream()
                        .filter(step -> text(step, "heard").equals("RetryAsked"))
                        .toList();
        assertThat(asked)
                .singleElement()
                .satisfies(step -> {
                    assertThat(text(step, "actor")).isEqualTo("olga");
                    assertThat(text(step, "actorRole")).isEqualTo("operator");
                    assertThat(step.at("/sent/0/command").stringValue()).isEqualTo("kettle.cool");
                });
        await().atMost(SOON).until(() -> !room.standing(kettle).attention().isEmpty());
    }

    @Test
    void what_was_done_by_hand_is_settled() {
        var kettle = room.awaitAttention();
        var settle = path(kettle) + "/settle";
        assertThat(http.post(settle, why("x")).status()).as("an operator").isEqualTo(403);
        http = http.as("ada");
        var other = http.post(settle, "{\"what\": \"stove\", \"reason\": \"x\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/errors/0/pointer").stringValue()).isEqualTo("/what");
        assertThat(other.json().at("/errors/0/detail").stringValue()).contains("kettle");
        assertThat(http.post(settle, why("x")).status()).isEqualTo(422);
        assertThat(http.post(settle, "{\"what\": \"kettle\"}").status()).isEqualTo(422);
        var done = http.post(settle, "{\"what\": \"kettle\", \"reason\": \"poured away\"}");
        assertThat(text(done.json(), "state")).isEqualTo("Poured");
        assertThat(text(lastAct(), "type")).isEqualTo("saga.settled");
        assertThat(lastAct().at("/data/what").stringValue()).isEqualTo("kettle");
        var again = http.post(settle, "{\"what\": \"kettle\", \"reason\": \"again\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(text(again.json(), "code")).isEqualTo("saga.needs-no-attention");
    }

    @Test
    void what_a_saga_does_not_hear_is_not_said_to_be_done() {
        var kettle = room.want(Kettle.FULL, false, LONG);
        room.await(kettle, "Boiling");
        var before = lastAct();
        var answer = http.post(path(kettle) + "/retry", why("x"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(text(answer.json(), "code")).isEqualTo("saga.does-not-hear");
        assertThat(lastAct()).isEqualTo(before);
    }

    @Test
    void timers_are_listed_the_soonest_first() {
        var later = awaitSteeping();
        var soon = room.want(1, false, LONG / 2);
        room.await(soon, "Steeping");
        var first = http.get(SAGAS + "/timers?saga=make_tea&limit=1");
        assertThat(instances(first)).containsExactly(soon.toString());
        assertThat(instances(http.get(first.link("next").orElseThrow())))
                .containsExactly(later.toString());
        assertThat(instances(http.get(SAGAS + "/timers?saga=nobody"))).isEmpty();
    }

    @Test
    void a_timer_can_be_moved() {
        var kettle = awaitSteeping();
        var timer = path(kettle) + "/timers/steep";
        var later = Instant.parse("2100-01-01T00:00:00Z");
        assertThat(move(timer, later).status()).isEqualTo(200);
        assertThat(room.history(kettle).timers())
                .extracting(SagaTimer::dueAt)
                .containsExactly(later);
        assertThat(text(lastAct(), "type")).isEqualTo("saga.timer_moved");
        assertThat(lastAct().at("/data/to").stringValue()).isEqualTo(later.toString());
        assertThat(move(timer, Instant.now().minus(Duration.ofHours(1))).status()).isEqualTo(200);
        room.await(kettle, "Served");
        var gone = move(timer, later);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(text(gone.json(), "code")).isEqualTo("saga.timer-not-found");
    }

    private Answer move(String timer, Instant dueAt) {
        return put(timer, "{\"dueAt\": \"%s\", \"reason\": \"x\"}".formatted(dueAt));
    }

    private Answer put(String path, String json) {
        return http.send(
                "PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    @Test
    void a_timer_is_moved_to_a_time_and_for_a_reason() {
        var timer = path(awaitSteeping()) + "/timers/steep";
        for (String bad :
                List.of(
                        "{\"reason\": \"x\"}",
                        "{\"dueAt\": \"2100-01-01T00:00:00Z\"}",
                        "{\"dueAt\": \"+99999-01-01T00:00:00Z\", \"reason\": \"x\"}",
                        "{\"dueAt\": \"soon\", \"reason\": \"x\"}")) {
            assertThat(put(timer, bad).status()).as(bad).isEqualTo(422);
        }
    }

    @Test
    void a_timer_can_be_cancelled() {
        var kettle = awaitSteeping();
        var cancel = path(kettle) + "/timers/steep/cancel";
        assertThat(http.post(cancel, "{}").status()).isEqualTo(422);
        assertThat(http.post(cancel, why("no hurry")).status()).isEqualTo(204);
        assertThat(room.history(kettle).timers()).isEmpty();
        assertThat(text(lastAct(), "type")).isEqualTo("saga.timer_cancelled");
        assertThat(lastAct().at("/data/timer").stringValue()).isEqualTo("steep");
        assertThat(http.post(cancel, why("again")).status()).isEqualTo(404);
    }
}
