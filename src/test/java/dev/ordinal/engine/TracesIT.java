package dev.ordinal.engine;

import static dev.ordinal.engine.sample.CounterClient.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.message.Ids;
import dev.ordinal.engine.sample.CounterClient;
import dev.ordinal.engine.sample.RecordingSubscription;
import dev.ordinal.engine.sample.SampleDeployment;
import dev.ordinal.engine.sample.SampleSubscriptions;
import dev.ordinal.engine.trace.Spans;
import dev.ordinal.engine.transport.internal.Binding;
import dev.ordinal.engine.transport.internal.DeadLetter;
import dev.ordinal.engine.transport.internal.DeadLetterQueues;
import dev.ordinal.testkit.OtlpReceiver;
import dev.ordinal.testkit.OtlpSpan;

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

/** Tests of traces: events that are handled together, or again, link to their original traces. */
@ArquillianTest
class TracesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Binding ALL = new Binding(SampleSubscriptions.ALL, "counter.#");

    @Inject private CounterClient client;
    @Inject private SampleSubscriptions subscriptions;
    @Inject private Spans spans;
    @Inject private Transactions transactions;
    @Inject private DeadLetterQueues letters;
    private OtlpReceiver telemetry;

    @Deployment
    static WebArchive application() {
        return OtlpReceiver.exportingFrom(SampleDeployment.with(TracesIT.class));
    }

    @BeforeEach
    void listen() throws IOException {
        telemetry = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        telemetry.close();
    }

    private UUID start(UUID counter) {
        try (var _ = Context.root().makeCurrent()) { // not in the trace of the test's request
            return client.start(counter);
        }
    }

    private Stream<OtlpSpan> spans(String name) {
        return telemetry.spans().stream().filter(span -> span.name().equals(name));
    }

    /** The id of the trace in which a counter was started. */
    private String traceOf(UUID counter) {
        var stream = stream(counter).toString();
        await().atMost(SOON).until(() -> started(stream).findAny().isPresent());
        return started(stream).findAny().orElseThrow().trace();
    }

    private Stream<OtlpSpan> started(String stream) {
        return spans("command StartCounter")
                .filter(span -> span.attribute("ordinal.stream").equals(stream));
    }

    private List<OtlpSpan> processed(String subscription) {
        return spans("process events.counter.started")
                .filter(span -> span.title().endsWith(" by " + subscription))
                .toList();
    }

    /** Waits until the messages of other tests are processed, some of which cannot be read. */
    private void awaitEndOfBacklog() {
        var stream = stream(start(Ids.next()));
        await().atMost(SOON).until(() -> !subscriptions.batches().effects(stream).isEmpty());
    }

    @Test
    void a_batch_is_one_span_that_is_linked_to_its_messages() {
        awaitEndOfBacklog();
        var counters = Stream.generate(Ids::next).limit(10).map(this::start).toList();
        var traces = counters.stream().map(this::traceOf).toList();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(processed(SampleSubscriptions.BATCHES))
                                .flatExtracting(OtlpSpan::links)
                                .containsAll(traces));
        assertThat(processed(SampleSubscriptions.BATCHES))
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
        var counter = Ids.next();
        subscriptions.all().failOn(stream(counter));
        var trace = traceOf(start(counter));
        await().atMost(SOON).until(() -> letterOf(counter).size() == 1);
        await().atMost(SOON).until(() -> attempts(trace).size() == 3);
        var sent =
                spans("send events.counter.started").filter(s -> s.trace().equals(trace)).toList();
        assertThat(attempts(trace))
                .allSatisfy(attempt -> {
                    assertThat(attempt.parent()).isEqualTo(sent.getFirst().id());
                    assertThat(attempt.failed()).isTrue();
                    assertThat(attempt.attribute("error.type"))
                            .isEqualTo("java.lang.IllegalStateException");
                    assertThat(attempt.attributes().toString())
                            .doesNotContain(RecordingSubscription.FAILURE);
                });
        var letter = letterOf(counter).getFirst();
        assertThat(letter.failure().traceparent()).contains(trace);

        try (var _ = Context.root().makeCurrent();
                var _ = spans.begin("operator", counter)) {
            assertThat(letters.replay(letter.id())).isTrue();
        }
        await().atMost(SOON).until(() -> linkedTo(trace).size() == 3);
        await().atMost(SOON).until(() -> spans("operator").count() == 1);
        var operator = spans("operator").findAny().orElseThrow();
        assertThat(linkedTo(trace))
                .allSatisfy(again -> assertThat(again.trace()).isEqualTo(operator.trace()));
    }

    private List<DeadLetter> letterOf(UUID counter) {
        return letters.keys(ALL.name()).stream()
                .flatMap(key -> letters.find(key.name()).stream())
                .filter(letter -> String.valueOf(letter.body()).contains(counter.toString()))
                .toList();
    }

    private List<OtlpSpan> attempts(String trace) {
        return processed(SampleSubscriptions.ALL).stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    private List<OtlpSpan> linkedTo(String trace) {
        return processed(SampleSubscriptions.ALL).stream()
                .filter(span -> span.links().contains(trace))
                .toList();
    }

    @Test
    void events_of_many_traces_are_projected_in_one_span_that_is_linked_to_them() {
        // in one transaction, so that one batch contains them all
        transactions.run(() -> Stream.generate(Ids::next).limit(100).forEach(this::start));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(spans("project counters"))
                                .anySatisfy(batch -> {
                                    assertThat(batch.links()).hasSizeGreaterThan(8);
                                    assertThat(batch.parent()).isEmpty();
                                }));
    }
}
