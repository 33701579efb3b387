package dev.ordinal.engine.log.internal;

import dev.ordinal.engine.database.JsonText;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code snapshot}. */
@Entity
@Table(name = "snapshot")
@Cacheable(false)
class SnapshotRow {

    @Id private String stream;
    private long version;
    private String fingerprint;

    @Convert(converter = JsonText.class)
    private String state;

    protected SnapshotRow() {}

    Snapshot toSnapshot() {
        return new Snapshot(version, fingerprint, state);
    }
}
