package dev.ordinal.engine.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.Optional;
import java.util.UUID;

/** Queries of the counters' read model. */
@ApplicationScoped
public class Counters {

    @PersistenceContext private EntityManager rows;

    public Optional<CounterView> find(UUID counterId) {
        return Optional.ofNullable(rows.find(CounterRow.class, counterId)).map(CounterRow::view);
    }
}
