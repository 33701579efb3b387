package dev.ordinal.shop.fulfilment;

import static dev.ordinal.shop.fulfilment.Shop.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.json.Json;
import dev.ordinal.monitoring.Monitoring;
import dev.ordinal.shop.inventory.OrderEventsSubscription;
import dev.ordinal.testkit.DocumentPart;
import dev.ordinal.testkit.ExportedMetric;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.OtlpSpan;
import dev.ordinal.testkit.SpanTree;
import dev.ordinal.testkit.ThreeServers;
import dev.ordinal.testkit.ThreeServers.Ports;
import dev.ordinal.testkit.ThreeServers.Role;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tests of checkouts in which ordering, inventory and payment are servers of their own. */
class CheckoutAcrossServersIT extends Checkouts {

    private static final Path FOLDER =
            Path.of("target", "checkout-across-servers", "run-" + ProcessHandle.current().pid());
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static ThreeServers three;
    private static OtlpReceiver telemetry;

    @BeforeAll
    static void start() throws Exception {
        telemetry = OtlpReceiver.start();
        var settings = new HashMap<>(ShortTimeouts.SETTINGS);
        settings.putAll(OtlpReceiver.environment());
        settings.put("ORDINAL_LOGS", "json");
        settings.put("ORDINAL_READERS_LONGEST_PAUSE", "PT1S");
        three = ThreeServers.start(FOLDER, watched(), new Ports(19100, 25441, 26621), settings);
    }

    private static Path watched() throws IOException {
        Files.createDirectories(FOLDER);
        var war = FOLDER.resolve("ordinal.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("ordinal.war")))
                .addClass(OrderEventsSubscription.class)
                .addAsResource("db/migration/probe/V2026_11_01_99__probe.sql")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    @AfterAll
    static void stop() throws IOException {
        if (three != null) three.close();
        telemetry.close();
    }

    @Override
    Shop shop() {
        return Shop.of(three);
    }

    /** Tests that kill servers, and so run last. */
    @Nested
    class ThreeServersIT extends SeparateModules {
        ThreeServersIT() {
            super(three, FOLDER);
        }
    }

    /** The trace of the request that submitted an order. */
    private static List<OtlpSpan> traceOf(String order) {
        var stream = "order-" + Shop.id(order);
        var spans = telemetry.spans();
        return spans.stream()
                .filter(span -> span.name().equals("command SubmitOrder"))
                .filter(span -> span.attribute("ordinal.stream").equals(stream))
                .flatMap(first -> spans.stream().filter(s -> s.trace().equals(first.trace())))
                .toList();
    }

    @Test
    void one_checkout_is_one_trace_across_all_three() throws IOException {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_card_visa", item(tea, 2));
        assertFulfilled(order, 900);
        var expected = drawnInTheDocumentation();
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(SpanTree.of(traceOf(order)).draw()).isEqualTo(expected));
        assertThat(traceOf(order)).noneMatch(OtlpSpan::failed);
    }

    private static String drawnInTheDocumentation() throws IOException {
        var page = Files.readString(Path.of("docs", "telemetry.md"));
        return page.lines()
                .dropWhile(line -> !line.startsWith("    ordering"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void messages_are_described_as_opentelemetry_has_it() {
        var tea = shop().product(5);
        var order = shop().checkOut("pm_card_visa", item(tea, 2));
        assertFulfilled(order, 900);
        var sent = await().atMost(TIMEOUT).until(() -> find(order, "PRODUCER"), s -> s.size() == 1);
        var come = await().atMost(TIMEOUT).until(() -> find(order, "CONSUMER"), s -> s.size() == 1);
        assertThat(come.getFirst().parent()).isEqualTo(sent.getFirst().id());
        assertThat(come.getFirst().attributes())
                .containsAllEntriesOf(
                        sent.getFirst().attributes().entrySet().stream()
                                .filter(entry -> !entry.getKey().startsWith("messaging.operation"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .containsEntry("messaging.system", "activemq")
                .containsEntry("messaging.destination.name", "commands.payment")
                .containsEntry("messaging.operation.name", "process")
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("messaging.destination.subscription.name", "commands.payment")
                .containsEntry("ordinal.outcome", "done")
                .containsKeys("messaging.message.id", "messaging.message.conversation_id");
        assertThat(sent.getFirst().attributes()).containsEntry("messaging.operation.type", "send");
    }

    private static List<OtlpSpan> find(String order, String kind) {
        return traceOf(order).stream()
                .filter(span -> span.kind().equals(kind))
                .filter(span -> span.name().endsWith(" commands.payment"))
                .toList();
    }

    @Test
    void an_unsampled_request_is_not_traced() {
        var tea = shop().product(5);
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var order = shop().order(item(tea, 1));
        var submitted =
                three.http(Role.ORDERING)
                        .post(
                                order + "/submit",
                                "{\"paymentMethod\": \"pm_card_visa\"}",
                                "traceparent",
                                "00-" + trace + "-00f067aa0ba902b7-00");
        assertThat(submitted.status()).isEqualTo(202);
        assertFulfilled(order, 450);
        assertThat(
                        three.number(
                                Role.PAYMENT,
                                "select count(*) from event where traceparent like '00-"
                                        + trace
                                        + "-%-00'"))
                .as("events of the payment in that trace")
                .isEqualTo(2);
        assertThat(telemetry.spans()).noneMatch(span -> span.trace().equals(trace));
    }

    @Test
    void everything_that_dashboard_and_alerts_ask_for_is_exported() throws IOException {
        var tea = shop().product(5);
        assertFulfilled(shop().checkOut("pm_card_visa", item(tea, 2)), 900);
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(Monitoring.missing(telemetry.prometheus())).isEmpty());
        checkReference();
        assertThat(
                        telemetry.number(
                                "ordinal.command.duration",
                                Map.of(
                                        "ordinal.command.type",
                                        "CapturePayment",
                                        "ordinal.command.result",
                                        "accepted")))
                .isPositive();
    }

    /** Checks the table of the metrics of Ordinal itself; those of Liberty may differ. */
    private static void checkReference() throws IOException {
        var head =
                "\n| metric | type | unit | labels | meaning |\n| --- | --- | --- | --- | --- |\n";
        var table =
                telemetry.described().stream()
                        .filter(metric -> metric.name().matches("ordinal\\..*|db\\.client\\..*"))
                        .map(ExportedMetric::row)
                        .collect(Collectors.joining("", head, ""));
        new DocumentPart(Path.of("docs/reference/metrics.md"), "metrics")
                .mustBe(
                        table,
                        Boolean.getBoolean("metrics.accept"),
                        "mvn verify -DskipUnit -Dit.test=CheckoutAcrossServersIT"
                                + " -Dmetrics.accept=true");
    }

    @Test
    void log_lines_for_machines_tell_their_trace_and_their_request() throws IOException {
        assertFulfilled(shop().checkOut("pm_card_visa", item(shop().product(5), 2)), 900);
        var lines =
                three.server(Role.PAYMENT)
                        .console()
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .map(Json.STRICT::readTree)
                        .filter(line -> line.has("span_id"))
                        .toList();
        assertThat(lines)
                .as("lines of the payment server that were written in a span")
                .isNotEmpty()
                .allSatisfy(line -> assertThat(eventsOf(line)).isPositive());
    }

    /** The number of events with the correlation id of a line of the log. */
    private static long eventsOf(JsonNode line) {
        return three.number(
                Role.PAYMENT,
                "select count(*) from event where correlation_id = '%s' and traceparent like '00-%s-%%'"
                        .formatted(
                                line.path("correlation_id").asString(),
                                line.path("trace_id").asString()));
    }

    @Test
    void spans_and_logs_contain_no_names() throws IOException {
        shop().checkOut("pm_card_visa", item(shop().product(5), 2));
        assertThat(telemetry.spans())
                .noneMatch(span -> span.attributes().toString().contains("alice"));
        for (Role role : Role.values()) {
            assertThat(three.server(role).console()).doesNotContain("alice");
        }
    }
}
