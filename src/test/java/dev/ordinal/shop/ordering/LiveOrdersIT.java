package dev.ordinal.shop.ordering;

import static dev.ordinal.shop.ordering.Customer.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.json.Json;
import dev.ordinal.testkit.Http;
import dev.ordinal.testkit.Http.Answer;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.ServerSentEvents;
import dev.ordinal.testkit.ServerSentEvents.Message;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tests of the live feed of orders. */
@ArquillianTest
class LiveOrdersIT {

    private static final String LIVE = "/api/orders/live";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MORE_THAN_ONE_HELPING = 130;
    private static final int MOST_OF_CALLER = 8;
    private static final int MOST = 12;

    @ArquillianResource private URL base;
    private Http http;
    private Customer alice;

    @Deployment(testable = false)
    static WebArchive application() {
        return OrdinalDeployment.configured(
                "ordinal.web.heartbeat=PT1S",
                "ordinal.limit.feeds-per-caller=" + MOST_OF_CALLER,
                "ordinal.limit.feeds=" + MOST);
    }

    @BeforeEach
    void connect() {
        http = Http.at(base);
        alice = new Customer(http);
    }

    private ServerSentEvents listen(String... headers) {
        var events = http.listen(LIVE, headers);
        await().atMost(SOON).until(() -> events.comments().contains("live"));
        return events;
    }

    private static List<Message> about(ServerSentEvents live, String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return live.messages().stream().filter(m -> m.data().contains(id)).toList();
    }

    private static void awaitLast(ServerSentEvents live, String path, String event) {
        await().atMost(SOON)
                .until(() -> about(live, path).stream().anyMatch(m -> m.event().equals(event)));
    }

    @Test
    void events_come_as_they_happen_each_with_its_position_as_id() {
        try (var live = listen()) {
            var path = alice.placed();
            alice.add(path, item("cup", 1, "12"));
            alice.cancel(path, "too slow");
            awaitLast(live, path, "order.cancelled");

            var messages = about(live, path);
            assertThat(messages)
                    .extracting(Message::event)
                    .containsExactly("order.created", "order.item_added", "order.cancelled");
            assertThat(messages).allSatisfy(LiveOrdersIT::isCloudEventAtItsPosition);
            assertThat(live.answer().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
        }
    }

    private static void isCloudEventAtItsPosition(Message message) {
        var event = Json.STRICT.readTree(message.data());
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("type").asString()).isEqualTo(message.event());
        assertThat(Long.parseLong(event.get("sequence").asString()))
                .isEqualTo(Long.parseLong(message.id()));
    }

    @Test
    void a_client_that_reconnects_receives_what_it_missed_and_nothing_twice() {
        String path;
        Message last;
        try (var live = listen()) {
            path = alice.placed();
            awaitLast(live, path, "order.created");
            last = about(live, path).getLast();
        }
        alice.add(path, item("cup", 1, "12"));
        http.delete(path + "/items/cup");
        try (var live = listen("Last-Event-ID", last.id())) {
            alice.cancel(path, "too slow");
            awaitLast(live, path, "order.cancelled");
            assertThat(about(live, path))
                    .extracting(Message::event)
                    .containsExactly("order.item_added", "order.item_removed", "order.cancelled");
            assertThat(live.messages())
                    .extracting(m -> Long.parseLong(m.id()))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id > Long.parseLong(last.id()));
        }
    }

    @Test
    void a_new_client_receives_only_later_events() {
        var old = alice.placed();
        try (var live = listen()) {
            var path = alice.placed();
            awaitLast(live, path, "order.created");
            assertThat(about(live, old)).isEmpty();
        }
    }

    @Test
    void more_than_one_helping_of_missed_events_comes_complete_and_in_order() {
        String path;
        String last;
        try (var live = listen()) {
            path = alice.placed();
            awaitLast(live, path, "order.created");
            last = about(live, path).getLast().id();
        }
        for (int i = 0; i < MORE_THAN_ONE_HELPING; i++) alice.add(path, item("cup", 1, "12"));
        alice.cancel(path, "enough");
        try (var live = listen("Last-Event-ID", last)) {
            awaitLast(live, path, "order.cancelled");
            assertThat(about(live, path)).hasSize(MORE_THAN_ONE_HELPING + 1);
            assertThat(about(live, path))
                    .extracting(m -> Json.STRICT.readTree(m.data()).get("streamversion").asInt())
                    .isSorted();
        }
    }

    @Test
    void a_customer_with_many_orders_receives_each_event_once() {
        String last;
        try (var live = listen()) {
            awaitLast(live, alice.placed(), "order.created");
            last = live.messages().getLast().id();
        }
        var body = Customer.order(item("tea", 1, "4.50"));
        var placed =
                Stream.generate(() -> http.post(Customer.ORDERS, body).need("Location"))
                        .limit(MORE_THAN_ONE_HELPING)
                        .toList();
        try (var live = listen("Last-Event-ID", last)) {
            awaitLast(live, placed.getLast(), "order.created");
            assertThat(live.messages())
                    .extracting(m -> Json.STRICT.readTree(m.data()).at("/data/orderId").asString())
                    .containsExactlyElementsOf(
                            placed.stream()
                                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                                    .toList());
        }
    }

    @Test
    void a_silent_stream_still_has_a_heartbeat() {
        try (var live = listen()) {
            await().atMost(SOON).until(() -> live.comments().contains(""));
        }
    }

    @Test
    void what_is_no_id_is_refused() {
        for (String noId : List.of("abc", "-1", "1.5", "99999999999999999999")) {
            Expect.problem(http.get(LIVE, "Last-Event-ID", noId), 400, "request.parameter");
        }
    }

    @Test
    void a_client_that_reconnects_before_its_first_event_misses_nothing() {
        String first;
        try (var live = listen()) {
            first = live.lastId();
            assertThat(first).isNotEmpty();
            assertThat(live.messages()).isEmpty();
        }
        var path = alice.placed();
        try (var live = listen("Last-Event-ID", first)) {
            awaitLast(live, path, "order.created");
        }
    }

    @Test
    void a_silent_feed_moves_its_id_along_with_the_log() {
        try (var live = listen()) {
            var first = Long.parseLong(live.lastId());
            new Customer(http.as("bob")).placed();
            await().atMost(SOON).until(() -> Long.parseLong(live.lastId()) > first);
            assertThat(live.messages()).isEmpty();
        }
    }

    @Test
    void an_id_that_the_log_has_not_reached_is_refused() {
        var answer = http.get(LIVE, "Last-Event-ID", "999999999999");
        Expect.problem(answer, 400, "request.parameter");
        assertThat(answer.json().path("detail").asString()).contains("Last-Event-ID");
    }

    @Test
    void a_feed_is_only_served_as_events() {
        for (String type : List.of("application/json", "text/html", "text/plain")) {
            Expect.problem(http.get(LIVE, "Accept", type), 406, "request.not-acceptable");
        }
    }

    @Test
    void proxies_are_asked_not_to_hold_a_feed_back() {
        try (var live = listen("Accept-Encoding", "gzip")) {
            var headers = live.answer().headers();
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(headers.firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void feeds_of_a_caller_and_of_a_server_are_limited() {
        var open = new ArrayList<ServerSentEvents>();
        try {
            var caller = openUntilRefused(http, open);
            assertThat(open).hasSizeLessThanOrEqualTo(MOST_OF_CALLER);
            isRefused(caller, 429, "feed.too-many");
            var server = openUntilRefused(http.as("bob"), open);
            assertThat(open).hasSizeLessThanOrEqualTo(MOST);
            isRefused(server, 503, "feed.no-room");
        } finally {
            open.forEach(ServerSentEvents::close);
        }
        await().atMost(SOON).untilAsserted(() -> isOpened(http));
    }

    /** HEAD needs no place, so it must not take one either. */
    @Test
    void a_head_request_starts_no_feed() {
        for (int i = 0; i < 2 * MOST; i++) {
            var head = http.send("HEAD", LIVE, BodyPublishers.noBody());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.need("Content-Type")).startsWith("text/event-stream");
        }
        isOpened(http);
    }

    private static void isOpened(Http http) {
        try (var live = http.listen(LIVE)) {
            assertThat(live.answer().statusCode()).isEqualTo(200);
        }
    }

    private static Answer openUntilRefused(Http http, List<ServerSentEvents> open) {
        while (true) {
            var live = http.listen(LIVE);
            if (live.answer().statusCode() != 200) return http.get(LIVE);
            open.add(live);
        }
    }

    private static void isRefused(Answer answer, int status, String code) {
        Expect.problem(answer, status, code);
        assertThat(answer.need("Retry-After")).isEqualTo("2");
    }
}
