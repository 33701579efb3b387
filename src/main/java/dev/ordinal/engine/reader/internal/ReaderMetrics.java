package dev.ordinal.engine.reader.internal;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.reader.internal.Backlogs.Backlog;
import dev.ordinal.engine.trace.internal.Gauges;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.List;

/**
 * Metrics of the lag of every reader: {@code ordinal.reader.backlog} in events, {@code
 * ordinal.reader.lag} in seconds. The reader {@code relay} sends events to the broker.
 */
@ApplicationScoped
class ReaderMetrics {

    private static final AttributeKey<String> READER = stringKey("ordinal.reader.name");

    @Inject private Gauges gauges;
    @Inject private Backlogs backlogs;
    @Inject private DeclaredReaders readers;
    @Inject private Transactions transactions;

    /** Nobody waits for a checkpoint that is left over. */
    private List<Backlog> declared() {
        return transactions.call(backlogs::all).stream()
                .filter(backlog -> readers.has(backlog.reader()))
                .toList();
    }

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        var events =
                gauges.meter()
                        .gaugeBuilder("ordinal.reader.backlog")
                        .ofLongs()
                        .setUnit("{event}")
                        .setDescription(
                                "Events that the reader has not read yet; at most 10,000 of each"
                                        + " partition are counted")
                        .buildObserver();
        var seconds =
                gauges.meter()
                        .gaugeBuilder("ordinal.reader.lag")
                        .setUnit("s")
                        .setDescription("Age of the oldest event that the reader has not read yet")
                        .buildObserver();
        gauges.observe(
                this::declared,
                all -> {
                    for (Backlog backlog : all) {
                        var reader = Attributes.of(READER, backlog.reader());
                        events.record(backlog.events(), reader);
                        seconds.record(backlog.seconds(), reader);
                    }
                },
                events,
                seconds);
    }
}
