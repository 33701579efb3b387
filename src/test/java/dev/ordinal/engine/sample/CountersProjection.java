package dev.ordinal.engine.sample;

import dev.ordinal.engine.message.Metadata;
import dev.ordinal.engine.projection.Projection;
import dev.ordinal.engine.sample.CounterEvent.Counted;
import dev.ordinal.engine.sample.CounterEvent.CounterStarted;
import dev.ordinal.engine.sample.CounterEvent.CounterStopped;
import dev.ordinal.engine.sample.CounterEvent.TransferStarted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Projection that maintains {@link Counters}. */
@ApplicationScoped
public class CountersProjection implements Projection<CounterEvent> {

    public static final String NAME = "counters";

    @PersistenceContext private EntityManager rows;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CounterEvent> events() {
        return CounterEvent.class;
    }

    @Override
    public void on(CounterEvent event, Metadata metadata) {
        if (event instanceof CounterStarted started) rows.persist(new CounterRow(started));
        var row = rows.find(CounterRow.class, event.counterId());
        change(row, event);
        row.reach(metadata.version());
    }

    private static void change(CounterRow row, CounterEvent event) {
        switch (event) {
            case CounterStarted _ -> {}
            case Counted e -> row.add(e.by());
            case TransferStarted e -> row.add(-e.by());
            case CounterStopped _ -> row.stop();
        }
    }
}
