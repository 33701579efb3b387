package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.saga.Saga;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sagas that the modules of this server provide. */
@ApplicationScoped
class SagaBeans {

    @Inject @Any private Instance<Saga<?>> sagas;

    List<? extends Saga<?>> all() {
        return sagas.stream().toList();
    }

    Set<String> names() {
        return all().stream().map(Saga::name).collect(Collectors.toUnmodifiableSet());
    }

    Optional<? extends Saga<?>> find(String name) {
        return all().stream().filter(saga -> saga.name().equals(name)).findFirst();
    }
}
