package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.breaker.internal.Breakers;
import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.lifecycle.Workers;
import dev.ordinal.engine.lifecycle.internal.StartupChecks;
import dev.ordinal.engine.log.internal.LogScan;
import dev.ordinal.engine.log.internal.LogTail;
import dev.ordinal.engine.reader.Reader;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Registry that starts every reader of this server. */
@ApplicationScoped
class Readers {

    @Inject private DeclaredReaders readers;
    @Inject private Checkpoints checkpoints;
    @Inject private LogScan scan;
    @Inject private LogTail tail;
    @Inject private Transactions transactions;
    @Inject private Workers workers;
    @Inject private Progress progress;
    @Inject private ReaderSettings settings;
    @Inject private Breakers breakers;
    @Inject private StartupChecks checks;

    void start(
            @Observes @Priority(StartOrder.READERS) @Initialized(ApplicationScoped.class)
                    Object start) {
        var engine =
                new ReaderEngine(
                        checkpoints,
                        scan,
                        tail,
                        transactions,
                        workers,
                        progress,
                        settings,
                        breakers);
        checks.require(() -> readers.all().forEach(reader -> start(reader, engine)));
    }

    private void start(Reader reader, ReaderEngine engine) {
        var rows = transactions.call(() -> checkpoints.partitionsOf(reader));
        boolean areSeveral = rows.size() > 1;
        var partitions =
                rows.stream().map(row -> new Partition(engine, reader, row, areSeveral)).toList();
        for (Partition partition : partitions) {
            workers.start(reader.name() + "/" + partition.number(), partition::round);
        }
        if (areSeveral) {
            workers.start(reader.name(), new Followers(engine, reader, partitions)::round);
        }
    }
}
