package dev.ordinal.engine.saga.internal;

import dev.ordinal.engine.database.Transactions;
import dev.ordinal.engine.lifecycle.StartOrder;
import dev.ordinal.engine.saga.Saga;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import tools.jackson.core.JacksonException;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Start-up check that every unfinished instance can go on: the code knows each of their states, and
 * has read one instance in that state.
 */
@ApplicationScoped
public class SagaStateCheck {

    private static final Logger LOG = Logger.getLogger(SagaStateCheck.class.getName());

    @Inject private SagaBeans sagas;
    @Inject private SagaInstanceRepository instances;
    @Inject private SagaStateReader states;
    @Inject private Transactions transactions;

    private volatile Map<String, String> unreadable = Map.of();

    /** The states that cannot be read, by saga and state, each with the reason. */
    public Map<String, String> unreadable() {
        return unreadable;
    }

    void start(
            @Observes @Priority(StartOrder.CHECK) @Initialized(ApplicationScoped.class)
                    Object start) {
        unreadable = transactions.call(this::check);
        unreadable.forEach((state, why) ->
                LOG.log(
                        Level.SEVERE,
                        "Not ready: there are instances in {0}, but {1}",
                        new Object[] {state, why}));
    }

    private Map<String, String> check() {
        var found = new TreeMap<String, String>();
        for (Saga<?> saga : sagas.all()) {
            for (SagaInstance one : instances.oneOfEachState(saga.name())) {
                faultOf(saga, one)
                        .ifPresent(why -> found.put(saga.name() + " " + one.state(), why));
            }
        }
        return Map.copyOf(found);
    }

    private Optional<String> faultOf(Saga<?> saga, SagaInstance instance) {
        try {
            states.load(saga, instance.instance());
            return Optional.empty();
        } catch (UnreadableSagaException | JacksonException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
