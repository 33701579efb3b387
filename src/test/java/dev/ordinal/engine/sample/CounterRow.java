package dev.ordinal.engine.sample;

import dev.ordinal.engine.sample.CounterEvent.CounterStarted;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.UUID;

/** A row of the read model. */
@Entity
@Table(name = "counter")
@Cacheable(false)
class CounterRow {

    @Id
    @Column(name = "counter_id")
    private UUID counterId;

    private String label;
    private String unit;

    @Column(name = "counted")
    private int value;

    private boolean stopped;
    private long version;

    protected CounterRow() {}

    CounterRow(CounterStarted event) {
        counterId = event.counterId();
        label = event.label();
        unit = event.limit().unit();
    }

    CounterView view() {
        return new CounterView(counterId, label, unit, value, stopped, version);
    }

    void add(int by) {
        value += by;
    }

    void stop() {
        stopped = true;
    }

    void reach(long newVersion) {
        version = newVersion;
    }
}
