package dev.ordinal.engine.reader.internal;

import dev.ordinal.engine.log.internal.Slots;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Row with the position of one partition of one reader. */
@Entity
@Table(name = "checkpoint")
@IdClass(CheckpointRow.Key.class)
@Cacheable(false)
public class CheckpointRow {

    /** Reader and partition. */
    record Key(String reader, short partition) {}

    @Id private String reader;
    @Id private short partition;

    @Column(name = "first_slot")
    private short firstSlot;

    @Column(name = "last_slot")
    private short lastSlot;

    private long position;
    private int failures;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    private @Nullable String error;

    protected CheckpointRow() {}

    CheckpointRow(String reader, int partition, Slots slots) {
        this.reader = reader;
        this.partition = (short) partition;
        this.firstSlot = (short) slots.first();
        this.lastSlot = (short) slots.last();
    }

    String reader() {
        return reader;
    }

    int partition() {
        return partition;
    }

    Slots slots() {
        return new Slots(firstSlot, lastSlot);
    }

    long position() {
        return position;
    }

    int failures() {
        return failures;
    }

    @Nullable Instant failingSince() {
        return failingSince;
    }

    @Nullable String error() {
        return error;
    }

    void moveTo(long newPosition) {
        position = newPosition;
        failures = 0;
        failingSince = null;
        error = null;
    }

    void failed(String why, Instant when) {
        failures++;
        if (failingSince == null) failingSince = when;
        error = why.replace('\0', '\uFFFD'); // PostgreSQL stores no NUL
    }
}
