package dev.ordinal.engine.saga;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** One row of the list of instances; {@link SagaInstances} alone writes them. */
@Entity
@Table(name = "saga_instance")
@Cacheable(false)
class SagaRow {

    @Id private long number;
    private String saga;
    private String instance;
    private String state;
    private boolean finished;
    private String attention;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected SagaRow() {}

    SagaInstance standing() {
        return new SagaInstance(
                number,
                saga,
                instance,
                state,
                finished,
                attention.lines().toList(),
                startedAt,
                changedAt);
    }
}
