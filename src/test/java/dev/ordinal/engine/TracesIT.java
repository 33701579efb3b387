package dev.ordinal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.message.StreamId;
import dev.ordinal.engine.store.Transactions;
import dev.ordinal.engine.trace.Spans;
import dev.ordinal.engine.transport.Binding;
import dev.ordinal.engine.transport.DeadLetter;
import dev.ordinal.engine.transport.DeadLetterQueues;
import dev.ordinal.ordering.contract.Examples;
import dev.ordinal.ordering.contract.OrderCommand.PlaceOrder;
import dev.ordinal.testkit.OrdinalDeployment;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.OtlpSpan;
import dev.ordinal.testkit.Sql;

import io.opentelemetry.context.Context;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is worked off together, or again, is linked to the traces it came from. */
@ArquillianTest
class TracesIT {

    private static final String CAROL = "carol";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Binding SHOP = new Binding(CountedShop.NAME, "order.#");

    @Inject private CommandBus bus;
    @Inject private Spans spans;
    @Inject private Transactions transactions;
    @Inject private DeadLetterQueues letters;
    @Inject private CountedShop shop;
    @Inject private Ledger ledger;
    private OtlpReceiver telemetry;

    @Deployment
    static WebArchive application() {
        return OtlpReceiver.exportingFrom(
                OrdinalDeployment.with(
                        TracesIT.class,
                        Examples.class,
                        Sql.class,
                        Ledger.class,
                        CountedShop.class,
                        BulkShop.class));
    }

    @BeforeEach
    void listen() throws IOException {
        transactions.run(ledger::create);
        telemetry = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private UUID place(UUID order) {
        var items = List.of(Examples.item("tea", 1, "1"));
        try (var _ = Context.root().makeCurrent()) { // not in the trace of the test's own request
            bus.send(new PlaceOrder(order, CAROL, items), CommandContext.by(CAROL));
        }
        return order;
    }

    private Stream<OtlpSpan> spans(String name) {
        return telemetry.spans().stream().filter(span -> span.name().equals(name));
    }

    /** The trace in which an order was placed. */
    private String traceOf(UUID order) {
        var stream = StreamId.of("order", order).toString();
        await().atMost(SOON).until(() -> placed(stream).findAny().isPresent());
        return placed(stream).findAny().orElseThrow().trace();
    }

    private Stream<OtlpSpan> placed(String stream) {
        return spans("command PlaceOrder")
                .filter(span -> span.attribute("ordinal.stream").equals(stream));
    }

    private List<OtlpSpan> processed(String subscription) {
        return spans("process events.order.created")
                .filter(span -> span.title().endsWith(" by " + subscription))
                .toList();
    }

    /** Other tests leave messages behind, some of which nobody can read. */
    private void awaitEndOfBacklog() {
        var stream = StreamId.of("order", place(Ids.next())).toString();
        await().atMost(SOON)
                .until(() ->
                        !transactions.call(() -> ledger.effects(BulkShop.NAME, stream)).isEmpty());
    }

    @Test
    void a_batch_is_one_span_that_is_linked_to_its_messages() {
        awaitEndOfBacklog();
        var orders = Stream.generate(Ids::next).limit(10).map(this::place).toList();
        var traces = orders.stream().map(this::traceOf).toList();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(processed(BulkShop.NAME))
                                .flatExtracting(OtlpSpan::links)
                                .containsAll(traces));
        assertThat(processed(BulkShop.NAME))
                .filteredOn(batch -> !Collections.disjoint(batch.links(), traces))
                .isNotEmpty()
                .allSatisfy(batch -> {
                    assertThat(batch.parent()).isEmpty();
                    assertThat(batch.kind()).isEqualTo("CONSUMER");
                    assertThat(batch.attribute("messaging.batch.message_count"))
                            .isEqualTo(Integer.toString(batch.links().size()));
                });
    }

    @Test
    void a_retry_is_one_more_process_and_a_replay_is_linked_to_the_trace_it_came_from() {
        var order = Ids.next();
        shop.cannotBear(order);
        var trace = traceOf(place(order));
        await().atMost(SOON).until(() -> letterOf(order).size() == 1);
        await().atMost(SOON).until(() -> attempts(trace).size() == 3);
        var sent = spans("send events.order.created").filter(s -> s.trace().equals(trace)).toList();
        assertThat(attempts(trace))
                .allSatisfy(attempt -> {
                    assertThat(attempt.parent()).isEqualTo(sent.getFirst().id());
                    assertThat(attempt.failed()).isTrue();
                    assertThat(attempt.attribute("error.type"))
                            .isEqualTo("java.lang.IllegalStateException");
                    assertThat(attempt.attributes().toString()).doesNotContain("Cannot bear it");
                });
        var letter = letterOf(order).getFirst();
        assertThat(letter.failure().traceparent()).contains(trace);

        try (var _ = Context.root().makeCurrent();
                var _ = spans.begin("operator", order)) {
            assertThat(letters.replay(SHOP, letter.id())).isTrue();
        }
        await().atMost(SOON).until(() -> linkedTo(trace).size() == 3);
        await().atMost(SOON).until(() -> spans("operator").count() == 1);
        var operator = spans("operator").findAny().orElseThrow();
        assertThat(linkedTo(trace))
                .allSatisfy(again -> assertThat(again.trace()).isEqualTo(operator.trace()));
    }

    private List<DeadLetter> letterOf(UUID order) {
        return letters.list(SHOP).stream()
                .filter(letter -> String.valueOf(letter.body()).contains(order.toString()))
                .toList();
    }

    private List<OtlpSpan> attempts(String trace) {
        return processed(CountedShop.NAME).stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    private List<OtlpSpan> linkedTo(String trace) {
        return processed(CountedShop.NAME).stream()
                .filter(span -> span.links().contains(trace))
                .toList();
    }

    @Test
    void events_of_many_traces_are_projected_in_one_span_that_is_linked_to_them() {
        // in one transaction, so that they are read together
        transactions.run(() -> Stream.generate(Ids::next).limit(100).forEach(this::place));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(spans("project order-details"))
                                .anySatisfy(batch -> {
                                    assertThat(batch.links()).hasSizeGreaterThan(8);
                                    assertThat(batch.parent()).isEmpty();
                                }));
    }
}
